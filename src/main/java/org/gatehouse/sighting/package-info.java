/// What was seen in public of a meeting's details: found, judged, kept as evidence, and answered.
@NullMarked
package org.gatehouse.sighting;

import org.jspecify.annotations.NullMarked;
