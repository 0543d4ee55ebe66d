/// Setting a meeting up afresh: a new room, exposed passes replaced, everybody told, in seconds.
@NullMarked
package org.gatehouse.rotation;

import org.jspecify.annotations.NullMarked;
