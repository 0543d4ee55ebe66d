package org.gatehouse.meeting;

import biweekly.Biweekly;
import biweekly.ICalendar;
import biweekly.component.VEvent;
import biweekly.property.Method;
import biweekly.property.Status;
import biweekly.util.Duration;
import java.time.Instant;
import java.util.Date;

/// A meeting as an entry for people's calendars (RFC 5545). It leads to the public page: calendars
/// are shared, synchronised and searched, so nothing that opens a door stands in one.
public final class MeetingCalendar {
    private MeetingCalendar() {}

    /// The text of the .ics file.
    ///
    /// @param page the address of the meeting's public page
    /// @param words what the entry says besides its title
    public static String of(
            Meeting meeting, MeetingState state, String page, String words, Instant now) {
        VEvent event = new VEvent();
        event.setUid("meeting-" + meeting.id() + "@gatehouse");
        event.setSequence(meeting.sequence());
        event.setDateTimeStamp(Date.from(now));
        event.setSummary(meeting.title());
        event.setDateStart(Date.from(meeting.startsAt()));
        event.setDuration(Duration.builder().minutes(meeting.minutes()).build());
        event.setUrl(page);
        event.setLocation(page);
        event.setDescription(words + "\n" + page);
        ICalendar calendar = new ICalendar();
        calendar.setProductId("-//Gatehouse//EN");
        if (state == MeetingState.CANCELLED) {
            event.setStatus(Status.cancelled());
            // A cancellation counts only when it is newer than what the calendar has.
            event.setSequence(meeting.sequence() + 1);
            calendar.setMethod(Method.cancel());
        } else {
            event.setStatus(Status.confirmed());
            calendar.setMethod(Method.publish());
        }
        calendar.addEvent(event);
        return Biweekly.write(calendar).go();
    }
}
