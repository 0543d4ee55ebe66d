/// The page that shows what is to be erased next, and what incidents keep.
@NullMarked
package org.gatehouse.web.retention;

import org.jspecify.annotations.NullMarked;
