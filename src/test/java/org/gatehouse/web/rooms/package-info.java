/// Tests of setting platforms up and of a meeting's room, over HTTP.
@NullMarked
package org.gatehouse.web.rooms;

import org.jspecify.annotations.NullMarked;
