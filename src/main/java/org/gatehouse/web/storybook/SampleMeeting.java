package org.gatehouse.web.storybook;

import java.time.Instant;
import java.util.UUID;
import org.gatehouse.meeting.AdmissionPolicy;
import org.gatehouse.meeting.Meeting;

/// The one meeting that every story is about.
public final class SampleMeeting {
    public static final Meeting MEETING =
            new Meeting(
                    new UUID(0x7000, 1),
                    "road-safety-2021-11-11",
                    "Road safety in Mill Lane",
                    "2021-11-11T19:15",
                    "Europe/London",
                    Instant.parse("2021-11-11T19:15:00Z"),
                    90,
                    "",
                    100,
                    15,
                    AdmissionPolicy.FIRST_TIMERS_BY_HAND,
                    "pasted",
                    0);

    private SampleMeeting() {}
}
