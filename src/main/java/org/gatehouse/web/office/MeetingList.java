package org.gatehouse.web.office;

import io.javalin.http.Context;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.gatehouse.meeting.Meeting;
import org.gatehouse.meeting.MeetingState;
import org.gatehouse.meeting.Meetings;
import org.gatehouse.meeting.Spoken;
import org.gatehouse.registration.Registrants;
import org.gatehouse.setup.SetUp;
import org.gatehouse.sql.Database;
import org.gatehouse.staff.Role;
import org.gatehouse.staff.StaffMember;
import org.gatehouse.web.Pages;
import org.jdbi.v3.core.Handle;

/// All meetings, each with the one thing to do next.
public final class MeetingList {
    private final Database database;
    private final Meetings meetings;
    private final StaffSession staff;
    private final InstantSource clock;
    private final Pages pages;

    public MeetingList(
            Database database,
            Meetings meetings,
            StaffSession staff,
            InstantSource clock,
            Pages pages) {
        this.database = database;
        this.meetings = meetings;
        this.staff = staff;
        this.clock = clock;
        this.pages = pages;
    }

    /// One meeting in the list.
    ///
    /// @param registered how many have registered
    public record Line(Meeting meeting, MeetingState state, int registered) {
        public String when() {
            return Spoken.when(meeting);
        }

        /// The key of what to do next, under `office.next.`.
        public String next() {
            return switch (state) {
                case DRAFT -> "finish";
                case ANNOUNCED -> "registrations";
                case OPEN -> "desk";
                case OVER, CANCELLED -> "look";
            };
        }

        public String nextAddress() {
            return switch (state) {
                case DRAFT -> "/office/meetings/" + meeting.id() + "/edit";
                case OPEN -> "/desk/" + meeting.id();
                case ANNOUNCED, OVER, CANCELLED -> "/office/meetings/" + meeting.id();
            };
        }
    }

    void show(Context ctx) {
        StaffMember member = staff.require(ctx, Role.ORGANISER);
        Instant now = clock.instant();
        List<Line> all = database.read(handle -> lines(handle, now));
        SetUp.Checklist checklist = database.read(SetUp::checklist);
        pages.render(
                ctx,
                "office/meetings.jte",
                pages.page(ctx, "office.meetings.title"),
                Map.of(
                        "member", member,
                        "checklist", checklist,
                        "drafts", in(all, MeetingState.DRAFT),
                        "coming", in(all, MeetingState.OPEN, MeetingState.ANNOUNCED).reversed(),
                        "past", in(all, MeetingState.OVER, MeetingState.CANCELLED)));
    }

    private List<Line> lines(Handle handle, Instant now) {
        List<Line> lines = new ArrayList<>();
        for (Meeting meeting : Meetings.all(handle)) {
            MeetingState state = meetings.state(handle, meeting, now);
            lines.add(new Line(meeting, state, Registrants.count(handle, meeting.id())));
        }
        return lines;
    }

    private static List<Line> in(List<Line> all, MeetingState... states) {
        return all.stream().filter(line -> List.of(states).contains(line.state())).toList();
    }
}
