package org.gatehouse.alert;

import java.util.Collection;

/// What went out besides letters, to one person or to many. Nobody counts as reached by it.
///
/// @param devices whose browsers' makers took the message
/// @param texts that the gateway took
/// @param refused texts that it never will
/// @param waiting texts that are still to be sent
/// @param why the last words about one person's text that was not taken
public record Besides(int devices, int texts, int refused, int waiting, String why) {
    public static final Besides NOTHING = new Besides(0, 0, 0, 0, "");

    static Besides pushed(int devices) {
        return new Besides(devices, 0, 0, 0, "");
    }

    public boolean isNothing() {
        return devices + texts + refused + waiting == 0;
    }

    /// Of one person by both ways.
    Besides and(Besides other) {
        return new Besides(
                devices + other.devices,
                texts + other.texts,
                refused + other.refused,
                waiting + other.waiting,
                why + other.why);
    }

    public static Besides sum(Collection<Besides> all) {
        Besides sum = all.stream().reduce(NOTHING, Besides::and);
        return new Besides(sum.devices, sum.texts, sum.refused, sum.waiting, "");
    }
}
