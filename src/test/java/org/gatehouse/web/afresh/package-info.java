/// Setting a meeting up afresh: who has been reached.
@NullMarked
package org.gatehouse.web.afresh;

import org.jspecify.annotations.NullMarked;
