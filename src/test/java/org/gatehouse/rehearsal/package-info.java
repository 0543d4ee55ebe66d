/// Plays of the evening, good and sabotaged.
@NullMarked
package org.gatehouse.rehearsal;

import org.jspecify.annotations.NullMarked;
