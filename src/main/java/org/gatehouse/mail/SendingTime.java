package org.gatehouse.mail;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// How long it will take until so many letters have been handed over: what is shown before the
/// button is pressed.
///
/// @param time until the last that can go today has gone
/// @param leftOver how many can't go today, because the servers' daily limits are reached before
public record SendingTime(Duration time, int leftOver) {
    /// What one mail server can do.
    ///
    /// @param perMinute letters a minute, perhaps infinite
    /// @param perDayLeft letters until its daily limit
    /// @param connections connections that are used at once
    /// @param perLetter how long one letter takes on one connection
    public record Speed(double perMinute, int perDayLeft, int connections, Duration perLetter) {
        double lettersAMinute() {
            double connected = connections * 60_000.0 / Math.max(1, perLetter.toMillis());
            return Math.min(perMinute, connected);
        }
    }

    /// The time for `letters` over all `servers` at once. A server that has reached its limit
    /// leaves the rest to the others.
    public static SendingTime of(int letters, List<Speed> servers) {
        double left = letters;
        double minutes = 0;
        List<double[]> able = new ArrayList<>();
        for (Speed server : servers) {
            if (server.perDayLeft() > 0 && server.lettersAMinute() > 0) {
                able.add(new double[] {server.lettersAMinute(), server.perDayLeft()});
            }
        }
        while (left > 0 && !able.isEmpty()) {
            double together = able.stream().mapToDouble(one -> one[0]).sum();
            double untilOneIsSpent =
                    able.stream().mapToDouble(one -> one[1] / one[0]).min().orElseThrow();
            // Asked before anything is subtracted: a rest of rounding would never come to nothing.
            if (left / together <= untilOneIsSpent) {
                return new SendingTime(duration(minutes + left / together), 0);
            }
            minutes += untilOneIsSpent;
            left -= untilOneIsSpent * together;
            able.forEach(one -> one[1] -= untilOneIsSpent * one[0]);
            able.removeIf(one -> one[1] < 0.5);
        }
        return new SendingTime(duration(minutes), (int) Math.round(left));
    }

    private static Duration duration(double minutes) {
        return Duration.ofMillis(Math.round(minutes * 60_000));
    }
}
