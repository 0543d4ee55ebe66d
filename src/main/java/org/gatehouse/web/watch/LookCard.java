package org.gatehouse.web.watch;

import java.util.List;
import org.gatehouse.meeting.Meeting;
import org.gatehouse.sighting.LookRounds;
import org.gatehouse.sighting.Searches;

/// What the look round shows.
///
/// @param forForum searches for the forum's name
/// @param forTitle searches for the meeting's title
public record LookCard(
        Meeting meeting,
        List<Searches.Search> forForum,
        List<Searches.Search> forTitle,
        String forum,
        List<Looked> looks) {
    public LookCard {
        forForum = List.copyOf(forForum);
        forTitle = List.copyOf(forTitle);
        looks = List.copyOf(looks);
    }

    /// A look that somebody had.
    ///
    /// @param name empty where they are not on the staff any more
    public record Looked(LookRounds.Look look, String name) {}
}
