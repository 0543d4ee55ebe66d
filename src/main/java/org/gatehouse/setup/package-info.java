/// The first hour: how the first organiser gets in, and what is still to be set up.
@NullMarked
package org.gatehouse.setup;

import org.jspecify.annotations.NullMarked;
