package org.gatehouse.web.watch;

import java.time.ZoneId;
import java.util.List;
import org.gatehouse.meeting.Meeting;
import org.gatehouse.sighting.Canaries;
import org.gatehouse.sighting.Reach;

/// What the office's list shows.
///
/// @param leaks the one that was seen last first
/// @param other reports in which nothing of ours was recognised
/// @param around what else is known of the meetings that are coming
/// @param zone whose clocks the page shows
public record SightingList(
        List<Leak> leaks, List<SightingCard> other, List<Around> around, ZoneId zone) {
    public SightingList {
        leaks = List.copyOf(leaks);
        other = List.copyOf(other);
        around = List.copyOf(around);
    }

    /// All posts in which one detail stands.
    ///
    /// @param posts the latest first, never empty
    public record Leak(List<SightingCard> posts) {
        public Leak {
            posts = List.copyOf(posts);
        }

        public SightingCard latest() {
            return posts.getFirst();
        }

        public SightingCard first() {
            return posts.getLast();
        }
    }

    /// How a meeting's page was shared, and which of its passes others tried.
    public record Around(Meeting meeting, List<Reach.Day> days, List<Canaries.Canary> canaries) {
        public Around {
            days = List.copyOf(days);
            canaries = List.copyOf(canaries);
        }

        public int shares() {
            return days.stream().mapToInt(Reach.Day::shares).sum();
        }

        /// The most in one day, never 0.
        public int most() {
            return days.stream().mapToInt(Reach.Day::shares).max().orElse(1);
        }
    }
}
