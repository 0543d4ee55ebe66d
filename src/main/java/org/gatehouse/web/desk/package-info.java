/// The gatekeepers' pages.
@NullMarked
package org.gatehouse.web.desk;

import org.jspecify.annotations.NullMarked;
