/// The pages of one person's pass: proving the mailbox, waiting at the door, coming in.
@NullMarked
package org.gatehouse.web.pass;

import org.jspecify.annotations.NullMarked;
