/// The pages that everybody may see and share: what is on, and registering for it.
@NullMarked
package org.gatehouse.web.front;

import org.jspecify.annotations.NullMarked;
