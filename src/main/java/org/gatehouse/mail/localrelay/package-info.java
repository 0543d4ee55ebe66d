/// A small mail server on this machine that keeps what it is given: nothing leaves by it.
@NullMarked
package org.gatehouse.mail.localrelay;

import org.jspecify.annotations.NullMarked;
