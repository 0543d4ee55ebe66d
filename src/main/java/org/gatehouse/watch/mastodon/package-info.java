/// The public timeline of a Mastodon server.
@NullMarked
package org.gatehouse.watch.mastodon;

import org.jspecify.annotations.NullMarked;
