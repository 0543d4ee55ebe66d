/// Feeds (RSS 2.0, Atom) and web pages, asked for now and then.
@NullMarked
package org.gatehouse.watch.feeds;

import org.jspecify.annotations.NullMarked;
