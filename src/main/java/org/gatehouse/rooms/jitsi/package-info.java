/// Jitsi Meet, on a server of one's own or as a service (JaaS): a signed ticket for each admission.
@NullMarked
package org.gatehouse.rooms.jitsi;

import org.jspecify.annotations.NullMarked;
