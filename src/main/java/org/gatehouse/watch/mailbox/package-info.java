/// A mailbox for Zoom's notices and for what people forward (IMAP).
@NullMarked
package org.gatehouse.watch.mailbox;

import org.jspecify.annotations.NullMarked;
