/// The practice room's own pages.
@NullMarked
package org.gatehouse.web.room;

import org.jspecify.annotations.NullMarked;
