/// What is meant to be shared: preview cards, posters, codes to scan; and what must never stand in
/// it.
@NullMarked
package org.gatehouse.sharing;

import org.jspecify.annotations.NullMarked;
