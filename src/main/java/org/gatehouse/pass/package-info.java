/// Personal passes: their tokens, their devices, and what state they are in.
@NullMarked
package org.gatehouse.pass;

import org.jspecify.annotations.NullMarked;
