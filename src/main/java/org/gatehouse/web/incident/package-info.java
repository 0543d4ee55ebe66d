/// The pages about incidents: what happened, what was seen, to whom it was reported, the evidence
/// pack, and what is done for people afterwards.
@NullMarked
package org.gatehouse.web.incident;

import org.jspecify.annotations.NullMarked;
