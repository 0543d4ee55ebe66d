/// The pages of the desk inside a meeting platform's own program.
@NullMarked
package org.gatehouse.web.inroom;

import org.jspecify.annotations.NullMarked;
