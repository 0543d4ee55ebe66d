/// Practice evenings: a gatekeeper's first ten minutes at a door with pretend people.
@NullMarked
package org.gatehouse.practice;

import org.jspecify.annotations.NullMarked;
