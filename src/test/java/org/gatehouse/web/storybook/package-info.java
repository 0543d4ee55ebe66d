/// Tests of the storybook.
@NullMarked
package org.gatehouse.web.storybook;

import org.jspecify.annotations.NullMarked;
