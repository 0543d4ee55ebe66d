package org.gatehouse.web.retention;

import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.gatehouse.retention.Due;
import org.gatehouse.retention.Held;
import org.gatehouse.retention.Periods;
import org.gatehouse.retention.Rule;
import org.gatehouse.web.storybook.SampleMeeting;
import org.gatehouse.web.storybook.Story;

/// The story of the page.
public final class RetentionStories {
    private RetentionStories() {}

    public static List<Story> all() {
        Held held =
                new Held(
                        SampleMeeting.MEETING.id(),
                        SampleMeeting.MEETING.title(),
                        SampleMeeting.MEETING.startsAt().plusSeconds(5_000_000),
                        "Thames Valley Police are looking into it",
                        3);
        RetentionPage.View view =
                RetentionPage.View.of(
                        new Due(Map.of(Rule.PEOPLE, 41L, Rule.ADDRESSES, 12L), 3),
                        List.of(held),
                        Periods.ofDays(30, 14),
                        SampleMeeting.MEETING
                                .startsAt()
                                .plusSeconds(2_700_000)
                                .atZone(ZoneId.of("Europe/London")));
        return List.of(Story.page("retention", "retention/preview.jte", Map.of("view", view)));
    }
}
