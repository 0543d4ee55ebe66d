/// Bluesky's public stream of posts (Jetstream).
@NullMarked
package org.gatehouse.watch.bluesky;

import org.jspecify.annotations.NullMarked;
