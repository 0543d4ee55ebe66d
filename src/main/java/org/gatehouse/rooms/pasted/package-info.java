/// Rooms of any platform, reached by a link that the organiser pasted in.
@NullMarked
package org.gatehouse.rooms.pasted;

import org.jspecify.annotations.NullMarked;
