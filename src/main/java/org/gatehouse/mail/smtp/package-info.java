/// Handing letters to a mail server by SMTP (RFC 5321), pipelined where it is offered (RFC 2920).
@NullMarked
package org.gatehouse.mail.smtp;

import org.jspecify.annotations.NullMarked;
