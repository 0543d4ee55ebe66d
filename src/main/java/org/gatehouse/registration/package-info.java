/// Registering for a meeting: names, approval, refusal.
@NullMarked
package org.gatehouse.registration;

import org.jspecify.annotations.NullMarked;
