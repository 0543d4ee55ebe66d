package org.gatehouse.web.pass;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.gatehouse.door.Judgement.Because;
import org.gatehouse.door.Judgement.Why;
import org.gatehouse.door.LobbyView.Proved;
import org.gatehouse.door.Situation;
import org.gatehouse.meeting.Meeting;
import org.gatehouse.pass.Device;
import org.gatehouse.pass.Pass;
import org.gatehouse.refusal.Refusal.Problem;
import org.gatehouse.registration.Registrant;
import org.gatehouse.web.Form;
import org.gatehouse.web.Remaining;
import org.gatehouse.web.storybook.SampleMeeting;
import org.gatehouse.web.storybook.Story;

/// The stories of a pass's page: each situation that somebody can be in.
public final class PassStories {
    private static final Instant NOW = Instant.parse("2021-11-11T18:46:00Z");
    private static final UUID ID = new UUID(0x7000, 1);

    private PassStories() {}

    public static List<Story> all() {
        List<Story> all = new ArrayList<>();
        all.add(story("early", new Situation.AtTheDoor(Optional.of(Because.EARLY), told(), false)));
        all.add(story("open", new Situation.AtTheDoor(Optional.empty(), told(), false)));
        all.add(story("kept", new Situation.AtTheDoor(Optional.of(Because.PAUSED), told(), true)));
        for (Because because : List.of(Because.FROZEN, Because.PAUSED, Because.NO_ROOM)) {
            all.add(story("waiting-" + slug(because), waiting(Optional.of(because), 12)));
        }
        all.add(story("waiting-next", waiting(Optional.empty(), 1)));
        all.add(story("come-in", new Situation.ComeIn(ID, Optional.empty())));
        all.add(story("inside", new Situation.Inside(ID, Optional.empty())));
        all.add(story("other-device", new Situation.OnOtherDevice(true)));
        for (Why why : Why.values()) {
            Optional<String> reason = Optional.of("The road that you named is not in our area.");
            all.add(story("outside-" + slug(why), new Situation.Outside(why, reason)));
        }
        all.add(Story.page("pass-framed", "pass/framed.jte", Map.of("room", "about:blank")));
        all.add(Story.page("pass-unproved", "pass/unproved.jte", stranger()));
        proving(all);
        number(all);
        data(all);
        return List.copyOf(all);
    }

    private static void proving(List<Story> all) {
        Form wrong = Form.EMPTY.with(List.of(Problem.of("code", "check.wrong", 4)));
        Optional<String> typed = Optional.of("m•••@example.org");
        all.add(Story.page("check", "pass/check.jte", check(Form.EMPTY, typed)));
        all.add(Story.page("check-wrong", "pass/check.jte", check(wrong, Optional.empty())));
        for (ProvePage.Offer offer : ProvePage.Offer.values()) {
            all.add(
                    Story.page(
                            "prove-" + slug(offer),
                            "pass/prove.jte",
                            Map.of("path", "/prove/sample", "offer", offer)));
        }
    }

    private static Map<String, ?> check(Form form, Optional<String> address) {
        return Map.of("path", "/prove/check/sample", "form", form, "address", address);
    }

    private static void number(List<Story> all) {
        Form wrong =
                Form.of(Map.of("number", "12")).with(List.of(Problem.of("number", "number.wrong")));
        all.add(
                Story.page(
                        "number", "pass/number.jte", Map.of("path", "/p/sample", "form", wrong)));
    }

    private static void data(List<Story> all) {
        List<String> visits = List.of("You knocked on Thursday 11 November 2021, 6:46 pm.");
        all.add(Story.page("data", "pass/data.jte", held(List.of())));
        all.add(Story.page("data-after-a-visit", "pass/data.jte", held(visits)));
        all.add(Story.page("erased", "pass/erased.jte", Map.of()));
    }

    private static Map<String, ?> held(List<String> visits) {
        return Map.of(
                "path",
                "/p/sample",
                "meeting",
                "Road safety in Mill Lane",
                "answers",
                Map.of("Name", "Margaret Hale", "Arrival code", "K7QD"),
                "devices",
                List.of("Safari on iPhone, since Thursday 11 November 2021, 6 pm"),
                "visits",
                visits,
                "withdrawn",
                !visits.isEmpty());
    }

    private static Optional<String> told() {
        return Optional.of("We start in five minutes.");
    }

    private static Situation waiting(Optional<Because> because, int place) {
        return new Situation.Waiting(
                because, place, 20, Optional.of("Which road do you live in?"), told(), NOW);
    }

    private static String slug(Enum<?> name) {
        return name.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static Map<String, ?> stranger() {
        return Map.of("path", "/p/sample", "replaced", true);
    }

    private static Story story(String name, Situation situation) {
        return Story.page(
                "pass-" + name,
                "pass/pass.jte",
                Map.of("card", card(situation), "situation", situation));
    }

    private static PassCard card(Situation situation) {
        Meeting meeting = SampleMeeting.MEETING;
        Device phone = new Device(ID, ID, "Safari on iPhone", NOW);
        return new PassCard(
                "/p/sample",
                new Proved(meeting, person(), new Pass(ID, ID, ID, "K7QD", NOW), phone, situation),
                "Thursday 11 November 2021, 7:15 pm (UK time)",
                "7 pm",
                new Remaining(meeting.doorOpensAt(), NOW),
                List.of(phone, new Device(new UUID(0x7000, 2), ID, "Chrome on Windows", NOW)),
                Optional.of("K7QD Margaret Hale"),
                "the chair, chair@example.org",
                told(situation));
    }

    /// One who is told by everything, one who could be, and others by letter alone.
    private static Told told(Situation situation) {
        return switch (situation) {
            case Situation.AtTheDoor at ->
                    new Told(true, at.kept(), true, Optional.of("… 123").filter(_ -> at.kept()));
            default -> Told.BY_LETTER;
        };
    }

    private static Registrant person() {
        return new Registrant(
                ID,
                ID,
                "Margaret Hale",
                "margaret hale",
                Optional.empty(),
                Optional.empty(),
                "Chesham",
                "",
                "",
                "",
                1,
                Optional.empty(),
                NOW);
    }
}
