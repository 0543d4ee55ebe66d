/// Rooms on a Janus server of the forum's own (experimental): meetings on pages of this program.
@NullMarked
package org.gatehouse.rooms.janus;

import org.jspecify.annotations.NullMarked;
