package org.gatehouse.rooms.zoom;

import org.gatehouse.rooms.Outcome;
import tools.jackson.databind.JsonNode;

/// What Zoom said to one request.
sealed interface ZoomAnswer {
    /// Status 2xx.
    ///
    /// @param body empty object where Zoom sent none
    record Ok(int status, JsonNode body) implements ZoomAnswer {}

    /// Zoom refused.
    ///
    /// @param code Zoom's own error code; 0 where there was none
    record Failed(int status, int code, String words) implements ZoomAnswer {
        static final int NO_SUCH_MEETING = 3001;
        static final int HOST_CANNOT_REGISTER = 3027;
        static final int SCOPE_MISSING = 4700;
        static final int SCOPE_MISSING_TOO = 4711;
        static final int PAID_FEATURE = 200;

        boolean noSuchMeeting() {
            return code == NO_SUCH_MEETING;
        }

        boolean cannotRegister() {
            return code == HOST_CANNOT_REGISTER || code == PAID_FEATURE;
        }

        boolean scopeMissing() {
            return code == SCOPE_MISSING || code == SCOPE_MISSING_TOO;
        }
    }

    /// No answer, or none that settles whether the request took.
    record Silent(String words) implements ZoomAnswer {}

    default Outcome<JsonNode> outcome() {
        return switch (this) {
            case Ok(_, JsonNode body) -> Outcome.done(body);
            case Failed(_, _, String words) -> Outcome.refused(words);
            case Silent(String words) -> Outcome.unreachable(words);
        };
    }
}
