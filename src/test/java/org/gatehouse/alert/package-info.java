/// Doubles of the services that messages go through.
@NullMarked
package org.gatehouse.alert;

import org.jspecify.annotations.NullMarked;
