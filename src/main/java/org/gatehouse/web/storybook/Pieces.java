package org.gatehouse.web.storybook;

import gg.jte.Content;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gatehouse.refusal.Refusal;
import org.gatehouse.web.Choice;
import org.gatehouse.web.Form;
import org.gatehouse.web.Remaining;
import org.gatehouse.web.Tone;

/// The stories of the components that every page shares.
public final class Pieces {
    private static final Instant NOW = Instant.parse("2021-11-11T17:46:00Z");
    private static final Form SENT =
            Form.of(Map.of("name", "Margaret Hale", "watching", "2", "area", "lye"))
                    .with(
                            List.of(
                                    Refusal.Problem.of("email", "storybook.sample.wrong-email"),
                                    Refusal.Problem.of("watching", "storybook.sample.choose")));
    private static final List<Choice> AREAS =
            List.of(
                    Choice.of("", "Choose an area"),
                    Choice.of("lye", "Chesham and Ley Hill"),
                    Choice.of("mis", "The Missendens"));
    private static final List<Choice> WATCHING =
            List.of(
                    Choice.of("1", "Just me"),
                    new Choice("2", "Two of us", "You share one screen and one pass"),
                    Choice.of("3", "Three or more"));

    private Pieces() {}

    public static List<Story> all() {
        List<Story> all = new ArrayList<>();
        all.add(Story.page("meetings", "storybook/meetings.jte", Map.of()));
        all.add(Story.page("form", "storybook/form.jte", form(Form.EMPTY)));
        all.add(Story.page("form-wrong", "storybook/form.jte", form(SENT)));
        all.add(Story.page("confirmation", "storybook/confirmation.jte", Map.of()));
        all.add(Story.page("lobby", "storybook/lobby.jte", Map.of("remaining", in("PT1H14M"))));
        all.add(Story.page("desk", "storybook/desk.jte", Map.of()));
        all.add(Story.page("error", "error.jte", fault()));
        fields(all);
        for (Tone tone : Tone.values()) {
            String name = "tag-" + tone.css().substring("tone-".length());
            all.add(piece(name, "tag", Map.of("tone", tone, "words", "A word of why")));
        }
        pictures(all);
        return List.copyOf(all);
    }

    private static void fields(List<Story> all) {
        all.add(piece("error-summary", "errorSummary", Map.of("form", SENT)));
        for (Form form : List.of(Form.EMPTY, SENT)) {
            String state = form.hasProblems() ? "-wrong" : "";
            String field = form.hasProblems() ? "" : "empty-";
            all.add(
                    piece(
                            "text-field" + state,
                            "textField",
                            Map.of(
                                    "form", form,
                                    "name", field + "email",
                                    "label", "E-mail address",
                                    "hint", "We send your pass to it and nothing else",
                                    "type", "email",
                                    "autocomplete", "email")));
            all.add(
                    piece(
                            "radios" + state,
                            "radios",
                            Map.of(
                                    "form",
                                    form,
                                    "name",
                                    field + "watching",
                                    "legend",
                                    "How many will watch together?",
                                    "choices",
                                    WATCHING)));
        }
        Map<String, Object> area = Map.of("form", SENT, "name", "area", "label", "Your area");
        all.add(piece("select", "select", with(area, "choices", AREAS)));
        Map<String, Object> question =
                Map.of("form", Form.EMPTY, "name", "q", "label", "Your question (optional)");
        all.add(piece("textarea", "textarea", question));
        Map<String, Object> promise =
                Map.of("form", Form.EMPTY, "name", "promise", "label", "I will not share my pass");
        all.add(piece("checkbox", "checkbox", promise));
    }

    private static void pictures(List<Story> all) {
        for (String kind : List.of("main", "second", "good", "bad", "stop", "plain", "small")) {
            all.add(
                    piece(
                            "button-" + kind,
                            "button",
                            Map.of("label", "Do the thing", "kind", kind, "sign", "check")));
        }
        all.add(piece("button-key", "button", Map.of("label", "Let in", "key", "a")));
        all.add(piece("link", "link", Map.of("label", "Register", "href", "/")));
        all.add(piece("back", "back", Map.of("label", "Back", "href", "/")));
        all.add(piece("panel", "panel", Map.of("title", "You’re registered", "content", TEXT)));
        all.add(piece("inset", "inset", Map.of("content", TEXT)));
        all.add(
                piece(
                        "notice",
                        "notice",
                        Map.of("tone", Tone.CAREFUL, "title", "Look at this", "content", TEXT)));
        all.add(countdown("countdown", "P3DT4H2M"));
        all.add(countdown("countdown-soon", "PT14M9S"));
        all.add(countdown("countdown-past", "PT-1M"));
        for (int place : List.of(1, 2, 4, 37)) {
            all.add(piece("queue-" + place, "queue", Map.of("place", place, "waiting", place + 2)));
        }
        all.add(
                piece(
                        "meeting-card",
                        "meetingCard",
                        Map.of(
                                "title", "Policing in the valley",
                                "href", "/",
                                "day", LocalDate.of(2021, 11, 11),
                                "when", "Thursday 11 November 2021, 7 pm")));
        Map<String, String> rows = new LinkedHashMap<>();
        rows.put("Full name", "Margaret Hale");
        rows.put("E-mail address", "margaret.hale.of.long.address@a-very-long-domain.example");
        all.add(
                piece(
                        "summary",
                        "summary",
                        Map.of("rows", rows, "change", "Change", "changeHref", "/")));
        Content head = output -> output.writeContent("<tr><th>Area</th><th>Concern</th></tr>");
        Content body = output -> output.writeContent("<tr><td>Chesham</td><td>Speeding</td></tr>");
        all.add(piece("table", "table", Map.of("caption", "Concerns", "head", head, "body", body)));
    }

    private static final Content TEXT =
            output -> output.writeContent("<p>We have sent your pass. Keep it to yourself.</p>");

    private static Story countdown(String name, String left) {
        return piece(name, "countdown", Map.of("label", "Starts in", "remaining", in(left)));
    }

    private static Remaining in(String left) {
        return new Remaining(NOW.plus(Duration.parse(left)), NOW);
    }

    private static Story piece(String name, String component, Map<String, ?> params) {
        return Story.piece(name, "components/" + component + ".jte", params);
    }

    private static Map<String, Object> with(Map<String, Object> params, String key, Object value) {
        Map<String, Object> all = new LinkedHashMap<>(params);
        all.put(key, value);
        return all;
    }

    private static Map<String, Object> form(Form form) {
        return Map.of("form", form, "areas", AREAS, "watching", WATCHING);
    }

    private static Map<String, Object> fault() {
        return Map.of(
                "message",
                "It is our fault, not yours.",
                "problems",
                List.of(),
                "reference",
                Optional.of("7f3a09c2"),
                "signIn",
                Optional.empty());
    }
}
