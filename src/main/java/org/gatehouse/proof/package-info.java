/// Proving that somebody reads a mailbox, in the browser that asked.
@NullMarked
package org.gatehouse.proof;

import org.jspecify.annotations.NullMarked;
