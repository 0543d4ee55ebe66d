@NullMarked
package org.gatehouse.inroom;

import org.jspecify.annotations.NullMarked;
