/// The staff's pages, in conversations over real HTTP.
@NullMarked
package org.gatehouse.web.desk;

import org.jspecify.annotations.NullMarked;
