package org.gatehouse.web.watch;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.gatehouse.meeting.Meeting;
import org.gatehouse.sighting.LookRounds;
import org.gatehouse.sighting.Searches;

/// What the look round shows.
///
/// @param forForum searches for the forum's name
/// @param forTitle searches for the meeting's title
/// @param x what is to be said about X; empty where it is not switched on
public record LookCard(
        Meeting meeting,
        List<Searches.Search> forForum,
        List<Searches.Search> forTitle,
        String forum,
        List<Looked> looks,
        Optional<Asked> x) {
    public LookCard {
        forForum = List.copyOf(forForum);
        forTitle = List.copyOf(forTitle);
        looks = List.copyOf(looks);
    }

    /// Whether X may learn the number of the room.
    ///
    /// @param posts how many posts X has delivered so far, for all meetings
    public record Asked(boolean agreed, long posts) {
        private static final double DOLLARS_A_POST = 0.005;

        /// What they cost: `12.50`.
        public String dollars() {
            return String.format(Locale.ROOT, "%.2f", posts * DOLLARS_A_POST);
        }
    }

    /// A look that somebody had.
    ///
    /// @param name empty where they are not on the staff any more
    public record Looked(LookRounds.Look look, String name) {}
}
