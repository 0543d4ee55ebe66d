/// Tests in a real browser.
@NullMarked
package org.gatehouse.browser;

import org.jspecify.annotations.NullMarked;
