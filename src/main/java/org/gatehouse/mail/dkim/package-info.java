/// Signs letters so that mail servers can tell that they come from the forum's domain (DKIM).
@NullMarked
package org.gatehouse.mail.dkim;

import org.jspecify.annotations.NullMarked;
