/// Rehearsing to set a meeting up afresh.
@NullMarked
package org.gatehouse.web.drill;

import org.jspecify.annotations.NullMarked;
