/// The room of our own: a real meeting on a page of this site.
@NullMarked
package org.gatehouse.web.meet;

import org.jspecify.annotations.NullMarked;
