/// Meetings: announced, edited, published, cancelled; what state they are in.
@NullMarked
package org.gatehouse.meeting;

import org.jspecify.annotations.NullMarked;
