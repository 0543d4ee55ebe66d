/// Web Push (RFC 8030, 8291, 8292): messages that a browser gets while its page is closed.
@NullMarked
package org.gatehouse.alert.webpush;

import org.jspecify.annotations.NullMarked;
