/// The door: knocks, verdicts, the lobby and the desk.
@NullMarked
package org.gatehouse.door;

import org.jspecify.annotations.NullMarked;
