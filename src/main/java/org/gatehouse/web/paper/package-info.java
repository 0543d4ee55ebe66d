/// Passes on paper: registering somebody without a mailbox, the sheet, and opening it.
@NullMarked
package org.gatehouse.web.paper;

import org.jspecify.annotations.NullMarked;
