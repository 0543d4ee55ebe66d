/// Forgetting on schedule: what is personal goes when it is no longer needed, but for what a legal
/// hold keeps.
@NullMarked
package org.gatehouse.retention;

import org.jspecify.annotations.NullMarked;
