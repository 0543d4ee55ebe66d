/// The demo's local mailbox: every letter that the program sent, and none leaves the machine.
@NullMarked
package org.gatehouse.web.mailbox;

import org.jspecify.annotations.NullMarked;
