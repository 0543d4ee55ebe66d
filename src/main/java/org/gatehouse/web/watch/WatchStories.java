package org.gatehouse.web.watch;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.gatehouse.refusal.Refusal.Problem;
import org.gatehouse.sighting.Canaries;
import org.gatehouse.sighting.Evidence;
import org.gatehouse.sighting.LookRounds;
import org.gatehouse.sighting.Pictures;
import org.gatehouse.sighting.Reach;
import org.gatehouse.sighting.Searches;
import org.gatehouse.sighting.Sighting;
import org.gatehouse.sighting.SourceBook;
import org.gatehouse.watch.Grade;
import org.gatehouse.watch.Part;
import org.gatehouse.watch.Post;
import org.gatehouse.watch.Span;
import org.gatehouse.web.Choice;
import org.gatehouse.web.Form;
import org.gatehouse.web.Times;
import org.gatehouse.web.Words;
import org.gatehouse.web.storybook.SampleMeeting;
import org.gatehouse.web.storybook.Story;

/// The stories of the watch's pages.
public final class WatchStories {
    private static final Instant NOW = Instant.parse("2021-11-11T18:46:00Z");
    private static final UUID ID = new UUID(0x7000, 1);
    private static final ZoneId ZONE = ZoneId.of("Europe/London");
    private static final String POST =
            "come and have a laugh with the cops tonight, meeting id 874 5629 0123 pw badger";

    private WatchStories() {}

    public static List<Story> all() {
        Times times = new Times(Words.load("en"));
        return List.of(
                report("report", Form.EMPTY),
                report(
                        "report-wrong",
                        new Form(
                                Map.of("email", List.of("ruth@")),
                                List.of(
                                        Problem.of("picture", "report.picture.kind"),
                                        Problem.of("email", "register.email.wrong")))),
                Story.page("reported", "watch/reported.jte", Map.of()),
                Story.page(
                        "sightings", "watch/sightings.jte", Map.of("list", list(), "times", times)),
                Story.page(
                        "sightings-none",
                        "watch/sightings.jte",
                        Map.of(
                                "list",
                                new SightingList(List.of(), List.of(), List.of(), ZONE),
                                "times",
                                times)),
                sighting("sighting", card(Optional.of(Grade.CERTAIN), true), times),
                sighting("sighting-closed", card(Optional.of(Grade.STRONG), false), times),
                sighting("sighting-unread", card(Optional.empty(), false), times),
                sources(times),
                Story.page("look", "watch/look.jte", Map.of("card", look(), "times", times)));
    }

    private static Story report(String name, Form form) {
        List<Choice> meetings =
                List.of(
                        Choice.of("", "I don’t know"),
                        Choice.of("a", SampleMeeting.MEETING.title()));
        return Story.page(name, "watch/report.jte", Map.of("form", form, "meetings", meetings));
    }

    private static Story sighting(String name, SightingCard card, Times times) {
        return Story.page(
                name, "watch/sighting.jte", Map.of("card", card, "zone", ZONE, "times", times));
    }

    private static Story sources(Times times) {
        Form form =
                Form.of(
                        Map.of(
                                "certain", "PROPOSE",
                                "strong", "PROPOSE",
                                "weak", "LIST",
                                "hours", "3"));
        List<SourceBook.State> states =
                List.of(
                        state("bluesky", Optional.of(NOW), Optional.empty()),
                        new SourceBook.State(
                                "telegram",
                                Optional.of(NOW.minusSeconds(7200)),
                                Optional.of(NOW.minusSeconds(7200)),
                                Optional.of("The server's answer can't be read."),
                                List.of(
                                        new SourceBook.Gap(
                                                NOW.minusSeconds(90_000),
                                                NOW.minusSeconds(86_400)))),
                        state("feeds", Optional.empty(), Optional.empty()));
        return Story.page(
                "sources",
                "watch/sources.jte",
                Map.of(
                        "form", form,
                        "states", states,
                        "readsWords", false,
                        "zone", ZONE,
                        "times", times));
    }

    private static SourceBook.State state(
            String source, Optional<Instant> heard, Optional<Instant> blind) {
        return new SourceBook.State(source, heard, blind, Optional.empty(), List.of());
    }

    private static SightingList list() {
        SightingCard open = card(Optional.of(Grade.CERTAIN), true);
        SightingCard closed = card(Optional.of(Grade.STRONG), false);
        List<Reach.Day> days =
                List.of(
                        new Reach.Day(LocalDate.of(2021, 11, 6), 2),
                        new Reach.Day(LocalDate.of(2021, 11, 8), 7),
                        new Reach.Day(LocalDate.of(2021, 11, 10), 4),
                        new Reach.Day(LocalDate.of(2021, 11, 11), 11));
        return new SightingList(
                List.of(
                        new SightingList.Leak(List.of(open, open, open)),
                        new SightingList.Leak(List.of(closed))),
                List.of(card(Optional.empty(), false)),
                List.of(
                        new SightingList.Around(
                                SampleMeeting.MEETING,
                                days,
                                List.of(new Canaries.Canary(ID, "Margaret Hale", 3)))),
                ZONE);
    }

    private static SightingCard card(Optional<Grade> grade, boolean works) {
        List<Sighting.Exposure> exposures =
                grade.stream()
                        .map(
                                sure ->
                                        new Sighting.Exposure(
                                                ID,
                                                Optional.empty(),
                                                sure,
                                                List.of(
                                                        "the room's number together with its"
                                                                + " passcode"),
                                                works))
                        .toList();
        Sighting sighting =
                new Sighting(
                        ID,
                        grade.isPresent() ? "bluesky" : Sighting.PERSON,
                        Optional.of(ID),
                        NOW,
                        grade.map(_ -> NOW.minusSeconds(4)),
                        "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
                        true,
                        NOW.plusSeconds(90 * 86_400L),
                        exposures,
                        Optional.empty());
        Post post =
                new Post(
                        "1",
                        grade.isPresent() ? "did:plc:ewvi7nxzyoun6zhxrhs64oiz" : "",
                        "https://bsky.app/profile/did:plc:ewvi7nxzyoun6zhxrhs64oiz/post/3mptbyoeyc22k",
                        grade.isPresent() ? POST : "There was a picture with our code on it.",
                        List.of(),
                        List.of());
        int number = POST.indexOf("874");
        List<Span> where =
                grade.isPresent()
                        ? List.of(new Span(Part.TEXT, 0, number, number + 13))
                        : List.of();
        return new SightingCard(
                sighting,
                Optional.of(SampleMeeting.MEETING),
                Optional.of(
                        new Evidence(
                                post,
                                where,
                                post.text().getBytes(UTF_8),
                                Optional.of("ruth@example.org"))),
                grade.isPresent()
                        ? Optional.empty()
                        : Optional.of(
                                new Pictures.Standing(true, Optional.of("The picture is broken."))),
                false,
                works ? List.of("Margaret Hale") : List.of());
    }

    private static LookCard look() {
        return new LookCard(
                SampleMeeting.MEETING,
                Searches.of("Chess Valley Policing Forum"),
                Searches.of(SampleMeeting.MEETING.title()),
                "Chess Valley Policing Forum",
                List.of(
                        new LookCard.Looked(
                                new LookRounds.Look(NOW, "", List.of("x", "facebook")),
                                "Olive Marsh")),
                Optional.of(new LookCard.Asked(false, 120)));
    }
}
