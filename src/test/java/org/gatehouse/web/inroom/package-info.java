@NullMarked
package org.gatehouse.web.inroom;

import org.jspecify.annotations.NullMarked;
