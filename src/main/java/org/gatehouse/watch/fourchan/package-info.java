/// The boards of 4chan, by its read-only API.
@NullMarked
package org.gatehouse.watch.fourchan;

import org.jspecify.annotations.NullMarked;
