package org.gatehouse.rooms;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.gatehouse.words.Wording;

/// A meeting platform, as far as the rest of the program needs it. Calls may take seconds and are
/// never made inside a database transaction; none of them throws for a fault of the platform.
public interface RoomProvider {
    /// `practice`, `pasted`, `zoom`, `jitsi`, `bigbluebutton` or `janus`.
    String name();

    Set<Ability> abilities();

    /// Opens the room of `request`. Once it is done the room exists and guards itself as far as the
    /// platform allows; where a guard did not take, the room is not handed out.
    Outcome<RoomDetails> open(RoomRequest request);

    /// The room that an earlier [#open] of the same request made without our hearing of it. Empty
    /// where there is none, or where opening leaves nothing behind that could be found.
    Outcome<Optional<RoomDetails>> find(RoomRequest request);

    /// Makes the personal link of `guest`. Called only at the moment of admission; a second call
    /// for the same guest gives a link as good as the first.
    Outcome<JoinLink> admit(RoomDetails room, Guest guest);

    /// Puts `guest` out and ends their link's use where the platform can.
    ///
    /// @param references every [JoinLink#reference] that the guest had in this room
    Outcome<Removed> remove(RoomDetails room, Guest guest, Set<String> references);

    /// Switches the microphones of those off who came in on one of `references`; only of a platform
    /// that [Ability#MUTES_ONE].
    default Outcome<Boolean> mute(RoomDetails room, Set<String> references) {
        return Outcome.refused(Wording.of("platforms").text("platforms.noMute"));
    }

    /// Ends what those show who came in on one of `references`; only of a platform that
    /// [Ability#ALLOWS_SHARING].
    default Outcome<Boolean> stopShowing(RoomDetails room, Set<String> references) {
        return Outcome.refused(Wording.of("platforms").text("platforms.noStopShowing"));
    }

    /// Ends the room for everybody and for good. Ending an ended room is done again at once.
    Outcome<Ended> end(RoomDetails room);

    /// Who is inside; refused where the platform does not tell.
    Outcome<List<Occupant>> occupants(RoomDetails room);

    /// Who showed their screen in `room`; empty where the platform does not report it.
    default List<Shown> shown(RoomDetails room) {
        return List.of();
    }

    /// Who was in `room` and when, from the platform's own report after its end, which may take it
    /// some minutes; only of one that can [Ability#REPORTS_AFTERWARDS].
    default Outcome<List<Stay>> stays(RoomDetails room) {
        return Outcome.refused(Wording.of("platforms").text("platforms.noReport"));
    }

    /// Everybody whom the platform reported in `room` or in its waiting room, gone or still there;
    /// empty where it does not report.
    default List<RoomEvent.Person> reported(RoomDetails room) {
        return List.of();
    }

    /// What a host must still see to in the platform before the door opens, one sentence each.
    List<String> beforeTheDoorOpens(RoomDetails room);

    /// What to press in the platform to stop at once what is being shown.
    String toStopNow(RoomDetails room);

    /// What will soon stand in the way, such as a daily limit that is nearly used up; said before
    /// it bites, one sentence each.
    default List<String> warnings() {
        return List.of();
    }

    /// When the platform last reported anything about `room`; empty where it has said nothing, so
    /// that an empty room is told from a silent platform.
    default Optional<Instant> lastHeard(RoomDetails room) {
        return Optional.empty();
    }
}
