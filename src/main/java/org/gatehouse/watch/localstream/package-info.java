/// A stream of posts on this machine that speaks as Bluesky's does, for rehearsals and tests.
@NullMarked
package org.gatehouse.watch.localstream;

import org.jspecify.annotations.NullMarked;
