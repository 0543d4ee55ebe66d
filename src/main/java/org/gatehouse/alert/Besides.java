package org.gatehouse.alert;

import java.util.Collection;

/// What went out besides letters, to one person or to many. Nobody counts as reached by it.
///
/// @param devices whose browsers' makers took the message
public record Besides(int devices) {
    public static final Besides NOTHING = new Besides(0);

    public boolean isNothing() {
        return equals(NOTHING);
    }

    private Besides plus(Besides other) {
        return new Besides(devices + other.devices);
    }

    public static Besides sum(Collection<Besides> all) {
        return all.stream().reduce(NOTHING, Besides::plus);
    }
}
