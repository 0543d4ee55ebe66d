/// The one family of refusals: what cannot be done, in words that a person reads.
@NullMarked
package org.gatehouse.refusal;

import org.jspecify.annotations.NullMarked;
