/// The tamper-evident record: what was decided, by whom and when, committed with each effect.
@NullMarked
package org.gatehouse.ledger;

import org.jspecify.annotations.NullMarked;
