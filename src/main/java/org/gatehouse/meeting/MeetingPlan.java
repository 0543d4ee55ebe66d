package org.gatehouse.meeting;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;

/// A meeting as an organiser wants it, checked.
///
/// @param startsAt what `local` in `zone` means; see [LocalStart]
/// @param agenda Markdown
/// @param capacity how many people may register
/// @param doorMinutes how long before the start the door opens
/// @param provider the room provider's name
public record MeetingPlan(
        String title,
        LocalDateTime local,
        ZoneId zone,
        Instant startsAt,
        int minutes,
        String agenda,
        int capacity,
        int doorMinutes,
        AdmissionPolicy admission,
        String provider) {

    public static final int MAX_TITLE = 150;
    public static final int MAX_AGENDA = 20_000;
    public static final int MAX_CAPACITY = 20_000;
    public static final int MAX_MINUTES = 24 * 60;

    public MeetingPlan {
        require(!title.isBlank() && title.length() <= MAX_TITLE);
        require(agenda.length() <= MAX_AGENDA);
        require(minutes >= 5 && minutes <= MAX_MINUTES);
        require(capacity >= 1 && capacity <= MAX_CAPACITY);
        require(doorMinutes >= 0 && doorMinutes <= MAX_MINUTES);
    }

    private static void require(boolean holds) {
        if (!holds) {
            throw new IllegalArgumentException("The plan was not checked before");
        }
    }
}
