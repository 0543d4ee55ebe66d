/// Setting a meeting up afresh: the plan before the press, the board after it.
@NullMarked
package org.gatehouse.web.afresh;

import org.jspecify.annotations.NullMarked;
