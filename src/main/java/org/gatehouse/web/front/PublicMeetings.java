package org.gatehouse.web.front;

import io.javalin.http.Context;
import java.time.InstantSource;
import java.util.Optional;
import org.gatehouse.meeting.Meeting;
import org.gatehouse.meeting.MeetingState;
import org.gatehouse.meeting.Meetings;
import org.gatehouse.refusal.Refusal;
import org.gatehouse.registration.WaitingList;
import org.jdbi.v3.core.Handle;

/// Meetings as the public may see them: a draft is not there.
final class PublicMeetings {
    private final Meetings meetings;
    private final InstantSource clock;

    PublicMeetings(Meetings meetings, InstantSource clock) {
        this.meetings = meetings;
        this.clock = clock;
    }

    /// A meeting and how it stands.
    ///
    /// @param full whether whoever registers now goes on the waiting list
    /// @param reason why it is cancelled, where it is
    record Shown(Meeting meeting, MeetingState state, boolean full, Optional<String> reason) {
        boolean takesRegistrations() {
            return state.takesRegistrations();
        }
    }

    /// The meeting whose slug stands in the address.
    ///
    /// @throws Refusal.NotFound where there is none that the public may see
    Shown find(Handle handle, Context ctx) {
        Meeting meeting =
                Meetings.bySlug(handle, ctx.pathParam("slug"))
                        .orElseThrow(() -> new Refusal.NotFound("refusal.noMeeting"));
        MeetingState state = meetings.state(handle, meeting, clock.instant());
        if (!Meetings.isPublished(handle, meeting.id())) {
            throw new Refusal.NotFound("refusal.noMeeting");
        }
        boolean full = WaitingList.mustWait(handle, meeting);
        return new Shown(meeting, state, full, Meetings.cancellation(handle, meeting.id()));
    }
}
