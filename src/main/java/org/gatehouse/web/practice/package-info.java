/// The practice evening's pages: beginning, ending, and what was decided well.
@NullMarked
package org.gatehouse.web.practice;

import org.jspecify.annotations.NullMarked;
