/// What happened at a meeting that went wrong, and the evidence of it, packed so that others can
/// check it.
@NullMarked
package org.gatehouse.incident;

import org.jspecify.annotations.NullMarked;
