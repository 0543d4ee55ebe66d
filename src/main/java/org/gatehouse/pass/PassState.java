package org.gatehouse.pass;

import java.util.Optional;
import org.gatehouse.meeting.MeetingState;

/// Whether a pass opens anything, and if not, why: computed from facts, never stored.
public sealed interface PassState {
    /// It can be used to knock.
    record Live() implements PassState {}

    /// The door is not open yet.
    record Early() implements PassState {}

    /// Everything that no pass comes back from.
    sealed interface Dead extends PassState {}

    record MeetingOver() implements Dead {}

    record MeetingCancelled() implements Dead {}

    record Refused(String reason) implements Dead {}

    record Withdrawn() implements Dead {}

    /// It was revoked, usually because it was seen in public; `reason` is told to its own device.
    record Revoked(String reason) implements Dead {}

    static PassState of(MeetingState meeting, Standing standing, Optional<String> revocation) {
        if (revocation.isPresent()) {
            return new Revoked(revocation.get());
        }
        return switch (standing) {
            case Standing.Refused(String reason) -> new Refused(reason);
            case Standing.Withdrawn() -> new Withdrawn();
            case Standing.Approved _, Standing.Undecided _ ->
                    switch (meeting) {
                        case CANCELLED -> new MeetingCancelled();
                        case OVER -> new MeetingOver();
                        case OPEN -> new Live();
                        case DRAFT, ANNOUNCED -> new Early();
                    };
        };
    }
}
