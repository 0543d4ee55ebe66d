/// Rehearsing the emergency: *afresh* with pretend people, so that nobody does it first in earnest.
@NullMarked
package org.gatehouse.drill;

import org.jspecify.annotations.NullMarked;
