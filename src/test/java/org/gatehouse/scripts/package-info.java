/// Conversations with the running program over HTTP, as browsers have them.
@NullMarked
package org.gatehouse.scripts;

import org.jspecify.annotations.NullMarked;
