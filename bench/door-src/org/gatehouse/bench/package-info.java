/// Measures the running program from outside, by hand.
@NullMarked
package org.gatehouse.bench;

import org.jspecify.annotations.NullMarked;
