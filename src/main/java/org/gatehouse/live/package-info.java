/// Telling open pages, at once, that something changed.
@NullMarked
package org.gatehouse.live;

import org.jspecify.annotations.NullMarked;
