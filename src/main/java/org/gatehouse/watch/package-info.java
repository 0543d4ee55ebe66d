/// The leak watch: recognises a protected room's details in any text, however they are disguised.
@NullMarked
package org.gatehouse.watch;

import org.jspecify.annotations.NullMarked;
