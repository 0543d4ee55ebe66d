/// Setting meeting platforms up, and what a host sees to in them before a meeting.
@NullMarked
package org.gatehouse.web.rooms;

import org.jspecify.annotations.NullMarked;
