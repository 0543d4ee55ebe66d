package org.gatehouse.staff;

import java.util.UUID;
import org.gatehouse.ledger.Actor;

/// Somebody on the staff.
public record StaffMember(UUID id, String name, String email, Role role) {
    public Actor actor() {
        return new Actor.Staff(id);
    }

    public boolean isOrganiser() {
        return role == Role.ORGANISER;
    }
}
