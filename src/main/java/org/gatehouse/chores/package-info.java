/// Work that is to be done again and again while the program runs.
@NullMarked
package org.gatehouse.chores;

import org.jspecify.annotations.NullMarked;
