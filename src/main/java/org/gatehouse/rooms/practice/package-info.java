/// A practice room: a pretended meeting platform inside the program, for trying things out.
@NullMarked
package org.gatehouse.rooms.practice;

import org.jspecify.annotations.NullMarked;
