package org.gatehouse.rehearsal;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gatehouse.rehearsal.DeskPage.Row;
import org.gatehouse.rehearsal.DeskPage.Warning;
import org.gatehouse.web.Words;

/// The volunteer at the desk: reads the page, and does what a sensible person would by rules that
/// the report prints.
final class Gatekeeper {
    private static final String SHOWED_IT = "Something vile was shown under this name tonight.";
    private static final String NO_SPEAKER = "Your name is like a speaker's. Please ring us up.";
    private static final String QUESTION = "Have you changed your phone since you registered?";

    /// The second look finds who came during the first.
    private static final int ROUNDS = 2;

    private enum Decision {
        ADMIT("Let in"),
        WAIT("Asked to wait"),
        TURN_AWAY("Turned away");

        private final String words;

        Decision(String words) {
            this.words = words;
        }

        String words() {
            return words;
        }
    }

    private final Stage stage;
    private final Browser browser;
    private final Words words = Words.load("en");
    private final Set<String> waiting = new HashSet<>();

    Gatekeeper(Stage stage) {
        this.stage = stage;
        this.browser = stage.browser("198.18.251.1", "Mozilla/5.0 (Windows NT 10.0) Firefox/94.0");
    }

    /// Accepts an invitation by the press that it asks for.
    void signIn(String invitation) {
        String path = "/office/invitation/" + invitation;
        WebPage page = browser.send(browser.open(path).require(path));
        if (!page.isFine()) {
            throw new Mishap("accepting the invitation led to \"" + page.words() + "\"");
        }
    }

    DeskPage look() {
        WebPage page = browser.open(stage.deskPath());
        if (!page.isFine()) {
            throw new Mishap("the desk says \"" + page.words() + "\"");
        }
        return DeskPage.of(page, words);
    }

    /// Presses a button of the desk as it stands open, however old it is.
    WebPage press(DeskPage desk, String action) {
        return browser.send(desk.page().require(action));
    }

    /// Presses *Stop now*.
    WebPage stopNow(DeskPage desk) {
        return press(desk, "/stop");
    }

    /// Sets the meeting up afresh from its plan's page.
    void afresh(String reason) {
        WebPage plan = browser.open(stage.deskPath() + "/afresh");
        press(plan.require("/afresh").type("reason", reason));
    }

    /// Sets it up afresh from the desk's word that details were seen in public: the plan knows
    /// already which pass it was.
    void afreshForSighting() {
        String link =
                look().page().html().select("#leaks a[href*='/afresh?sighting=']").attr("href");
        if (link.isEmpty()) {
            throw new Mishap("the desk has no word of what was seen in public");
        }
        press(browser.open(link).require("/afresh"));
    }

    private void press(PageForm afresh) {
        WebPage board = browser.send(afresh);
        if (!board.isFine() || !board.path().endsWith("/reached")) {
            throw new Mishap("the press on afresh led to \"" + board.words() + "\"");
        }
    }

    /// Lets everybody in who is known, then works through the rest, one by one, until only those
    /// are left who have been asked to wait.
    void lookAfterTheDoor() {
        press(look(), "/admit-known");
        for (int i = 0; i < ROUNDS; i++) {
            DeskPage desk = look();
            List<Row> undecided =
                    desk.knocking().stream().filter(row -> !waiting.contains(row.knock())).toList();
            undecided.forEach(row -> decide(desk, row));
        }
    }

    private void decide(DeskPage desk, Row row) {
        Decision decision = decision(desk, row);
        switch (decision) {
            case ADMIT -> press(desk, row.knock() + "/admit");
            case TURN_AWAY -> say(desk, row, "/turn-away", Map.of("other", reason(row)));
            case WAIT -> {
                say(desk, row, "/hold", Map.of());
                waiting.add(row.knock());
            }
        }
        if (!row.flags().isEmpty()) {
            String why = String.join("; ", row.flags());
            stage.timeline.tell(
                    "The desk on %s: \"%s\". %s.".formatted(row.name(), why, decision.words()));
        }
    }

    private String reason(Row row) {
        return stage.shownBy.contains(row.name()) ? SHOWED_IT : NO_SPEAKER;
    }

    private Decision decision(DeskPage desk, Row row) {
        Set<Warning> warnings = row.warnings();
        if (stage.shownBy.contains(row.name())) {
            return Decision.TURN_AWAY;
        }
        if (warnings.contains(Warning.LIKE_SPEAKER)
                || warnings.contains(Warning.LIKE_HOST)
                || warnings.contains(Warning.BANNED)) {
            return Decision.TURN_AWAY;
        }
        if (warnings.contains(Warning.THROW_AWAY)
                || (warnings.contains(Warning.SAME_NAME) && !row.cameBefore())) {
            return Decision.WAIT;
        }
        return warnings.contains(Warning.SECOND_DEVICE) && !isTheOwner(desk, row)
                ? Decision.WAIT
                : Decision.ADMIT;
    }

    /// Whether a pass on a second device is in its owner's hands, as far as the gatekeeper learns.
    private boolean isTheOwner(DeskPage desk, Row row) {
        return switch (stage.cast.manner()) {
            case TAKES_THEIR_WORD -> {
                say(desk, row, "/hold", Map.of("message", QUESTION));
                yield true;
            }
            case RINGS_BACK -> stage.cast.answersThePhone(row.name());
        };
    }

    private void say(DeskPage desk, Row row, String action, Map<String, String> typed) {
        PageForm form = wordy(desk.page(), row.knock() + action, typed);
        browser.send(form);
    }

    /// Of several forms for the same press, the one with room for words.
    private static PageForm wordy(WebPage page, String action, Map<String, String> typed) {
        PageForm form =
                page.forms(action).stream()
                        .filter(one -> typed.keySet().stream().allMatch(one::has))
                        .findFirst()
                        .orElseThrow(() -> new Mishap("the desk has no form for " + action));
        typed.forEach(form::type);
        return form;
    }
}
