/// What the forum says of itself.
@NullMarked
package org.gatehouse.forum;

import org.jspecify.annotations.NullMarked;
