/// Faster ways than mail to tell people of an emergency, for those who asked for them: messages to
/// their browser, and texts. Nobody counts as reached by either.
@NullMarked
package org.gatehouse.alert;

import org.jspecify.annotations.NullMarked;
