/// Every template with sample contents, for the eyes of whoever works on them and for tests.
@NullMarked
package org.gatehouse.web.storybook;

import org.jspecify.annotations.NullMarked;
