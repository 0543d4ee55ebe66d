/// Makes what the ledger signs known outside, where nobody who runs the program can take it back:
/// by mail to named people, and by the time-stamping authority that is configured.
@NullMarked
package org.gatehouse.anchor;

import org.jspecify.annotations.NullMarked;
