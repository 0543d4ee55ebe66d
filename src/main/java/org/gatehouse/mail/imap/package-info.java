/// Reading the mailbox that undelivered letters come back to (IMAP, RFC 3464).
@NullMarked
package org.gatehouse.mail.imap;

import org.jspecify.annotations.NullMarked;
