/// Zoom: personal links behind its waiting room, and what its webhooks report.
@NullMarked
package org.gatehouse.rooms.zoom;

import org.jspecify.annotations.NullMarked;
