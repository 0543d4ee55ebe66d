/// The demo: a sample forum with a meeting this evening, on one machine, for trying things out.
@NullMarked
package org.gatehouse.demo;

import org.jspecify.annotations.NullMarked;
