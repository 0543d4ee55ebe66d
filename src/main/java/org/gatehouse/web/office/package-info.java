/// The organisers' pages: signing in, meetings, registrations.
@NullMarked
package org.gatehouse.web.office;

import org.jspecify.annotations.NullMarked;
