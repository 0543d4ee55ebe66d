package org.gatehouse.web.front;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.gatehouse.meeting.Meeting;
import org.gatehouse.refusal.Refusal.Problem;
import org.gatehouse.sharing.Announcement;
import org.gatehouse.sharing.QrCode;
import org.gatehouse.web.Choice;
import org.gatehouse.web.Form;
import org.gatehouse.web.Times;
import org.gatehouse.web.Words;
import org.gatehouse.web.storybook.SampleMeeting;
import org.gatehouse.web.storybook.Story;

/// The stories of the pages that everybody can open, in each of their states.
public final class FrontStories {
    private static final String PATH = "/meetings/road-safety-2021-11-11";
    private static final String TITLE = "Road safety in Mill Lane";
    private static final String WHEN = "Thursday 11 November 2021, 7:15 pm (UK time)";
    private static final String ADDRESS = "https://forum.example.org" + PATH;
    private static final UUID ID = new UUID(0x7000, 1);
    private static final Form TYPED =
            Form.of(
                    Map.of(
                            "name", "iPhone",
                            "email", "margaret@gmial.com",
                            "area", "Chesham",
                            "party", "2"));

    private FrontStories() {}

    public static List<Story> all() {
        List<Story> all = new ArrayList<>();
        all.add(home("home", List.of(SampleMeeting.MEETING)));
        all.add(home("home-empty", List.of()));
        for (MeetingPoster.State state : MeetingPoster.State.values()) {
            String name = "meeting-" + state.name().toLowerCase(java.util.Locale.ROOT);
            all.add(meetingPage(name, state, Optional.empty()));
        }
        all.add(
                meetingPage(
                        "meeting-unattended",
                        MeetingPoster.State.REGISTER,
                        Optional.of(
                                "If nobody is at the desk, those known from before are let in.")));
        registering(all);
        waiting(all);
        all.add(Story.page("lost", "front/lost.jte", lost(Form.EMPTY)));
        all.add(Story.page("lost-sent", "front/lostSent.jte", lostSent()));
        all.add(Story.page("privacy", "front/privacy.jte", Map.of("contact", "forum@example.org")));
        all.add(Story.page("poster", "front/poster.jte", printed()));
        all.add(
                Story.page(
                        "embed",
                        "front/embed.jte",
                        Map.of("meetings", List.of(new EmbedPage.Next(TITLE, WHEN, ADDRESS)))));
        return List.copyOf(all);
    }

    private static Story meetingPage(
            String name, MeetingPoster.State state, Optional<String> unattended) {
        return Story.page(
                name,
                "front/meeting.jte",
                Map.of("poster", poster(state), "unattended", unattended));
    }

    private static Story home(String name, List<Meeting> meetings) {
        return Story.page(
                name,
                "front/home.jte",
                Map.of("meetings", meetings, "times", new Times(Words.load("en"))));
    }

    private static MeetingPoster poster(MeetingPoster.State state) {
        return new MeetingPoster(
                TITLE,
                PATH,
                ADDRESS,
                WHEN,
                "7 pm",
                "1 hour 30 minutes",
                "<ol><li><strong>Speed</strong> in Mill Lane</li><li>Questions</li></ol>",
                state,
                state == MeetingPoster.State.CANCELLED
                        ? Optional.of("The hall is under water.")
                        : Optional.empty(),
                ADDRESS + "/card.png");
    }

    private static void registering(List<Story> all) {
        all.add(Story.page("register", "front/register.jte", register(Form.EMPTY, List.of())));
        Form wrong =
                TYPED.with(
                        List.of(
                                Problem.of("name", "register.name.missing"),
                                Problem.of("promise", "register.promise.missing")));
        all.add(Story.page("register-wrong", "front/register.jte", register(wrong, List.of())));
        List<RegistrationForm.Question> odd =
                List.of(
                        new RegistrationForm.Question("name", "iPhone", ""),
                        new RegistrationForm.Question(
                                "email", "margaret@gmial.com", "margaret@gmail.com"));
        all.add(Story.page("register-odd", "front/register.jte", register(TYPED, odd)));
        all.add(
                Story.page(
                        "register-closed",
                        "front/closed.jte",
                        Map.of("meeting", TITLE, "path", PATH)));
        all.add(Story.page("answers", "front/answers.jte", answers()));
    }

    private static Map<String, ?> register(Form form, List<RegistrationForm.Question> odd) {
        Map<String, Object> facts = new HashMap<>();
        facts.put("meeting", TITLE);
        facts.put("path", PATH);
        facts.put("full", !odd.isEmpty());
        facts.put("areas", List.of(Choice.of("", "Choose an area"), Choice.of("C", "Chesham")));
        facts.put("form", form);
        facts.put("questions", odd);
        return facts;
    }

    private static Map<String, ?> answers() {
        return Map.of(
                "meeting",
                TITLE,
                "path",
                PATH,
                "full",
                true,
                "rows",
                List.of(
                        new AnswersPage.Row("name", "Margaret Hale"),
                        new AnswersPage.Row("email", "margaret.hale@example.org"),
                        new AnswersPage.Row("question", "Who mends the camera?\nAnd when?"),
                        new AnswersPage.Row("access", "")),
                "sent",
                List.of(Choice.of("name", "Margaret Hale")));
    }

    private static void waiting(List<Story> all) {
        WaitingPage.Standing second = new WaitingPage.Standing(ID, "Margaret Hale", 1);
        WaitingPage.Placed placed = new WaitingPage.Placed("John Thornton", "/p/sample");
        all.add(line("waiting", List.of(second), List.of()));
        all.add(line("waiting-placed", List.of(second), List.of(placed)));
        all.add(line("waiting-nobody", List.of(), List.of()));
        all.add(
                Story.page(
                        "waiting-left",
                        "front/waitingLeft.jte",
                        Map.of("meeting", TITLE, "path", PATH)));
    }

    private static Story line(
            String name, List<WaitingPage.Standing> waiting, List<WaitingPage.Placed> placed) {
        return Story.page(
                name,
                "front/waiting.jte",
                Map.of("meeting", TITLE, "path", PATH, "waiting", waiting, "placed", placed));
    }

    private static Map<String, ?> lost(Form form) {
        return Map.of("meeting", TITLE, "path", PATH, "contact", "forum@example.org", "form", form);
    }

    private static Map<String, ?> lostSent() {
        return Map.of("meeting", TITLE, "path", PATH, "contact", "forum@example.org");
    }

    private static Map<String, ?> printed() {
        Announcement about =
                new Announcement(
                        "Chess Valley Forum",
                        "#1f5f5b",
                        TITLE,
                        WHEN,
                        "Online, and open to everybody who lives here.",
                        "Point your phone’s camera at the code, or type in the address:",
                        ADDRESS,
                        "Share this page. Never share your pass.");
        return Map.of("about", about, "code", QrCode.of(ADDRESS), "path", PATH, "meeting", TITLE);
    }
}
