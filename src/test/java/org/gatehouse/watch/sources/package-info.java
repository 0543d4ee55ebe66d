/// The sources, each against a server on loopback that speaks its vendor's language.
@NullMarked
package org.gatehouse.watch.sources;

import org.jspecify.annotations.NullMarked;
