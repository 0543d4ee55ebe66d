/// The page on which setting afresh is rehearsed with pretend people.
@NullMarked
package org.gatehouse.web.drill;

import org.jspecify.annotations.NullMarked;
