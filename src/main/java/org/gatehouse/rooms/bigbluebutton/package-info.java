/// BigBlueButton, on a server of one's own or a host's.
@NullMarked
package org.gatehouse.rooms.bigbluebutton;

import org.jspecify.annotations.NullMarked;
