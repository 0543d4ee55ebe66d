/// The gatekeeper's desk inside a meeting platform's own program: how it is opened there, who of
/// those in the platform's waiting room and in the meeting is who, and what is to be done with
/// them.
@NullMarked
package org.gatehouse.inroom;

import org.jspecify.annotations.NullMarked;
