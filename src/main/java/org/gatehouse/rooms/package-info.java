/// Rooms where meetings are held: what every meeting platform is to the rest of the program, and
/// the record of which room a meeting is in.
@NullMarked
package org.gatehouse.rooms;

import org.jspecify.annotations.NullMarked;
