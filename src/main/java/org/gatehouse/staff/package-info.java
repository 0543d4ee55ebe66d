/// Accounts of organisers and gatekeepers: invitations, sessions, roles.
@NullMarked
package org.gatehouse.staff;

import org.jspecify.annotations.NullMarked;
