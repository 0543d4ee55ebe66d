/// Gatehouse, a gatekeeper for open online meetings.
@NullMarked
package org.gatehouse;

import org.jspecify.annotations.NullMarked;
