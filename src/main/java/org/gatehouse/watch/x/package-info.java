/// X, by its paid filtered stream.
@NullMarked
package org.gatehouse.watch.x;

import org.jspecify.annotations.NullMarked;
