/// The letters that people get, shown to the organisers.
@NullMarked
package org.gatehouse.web.letters;

import org.jspecify.annotations.NullMarked;
