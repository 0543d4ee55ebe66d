package org.gatehouse.rehearsal;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.gatehouse.mail.localrelay.ReceivedMail;
import org.jspecify.annotations.Nullable;

/// Somebody who comes by the ordinary way, honest or not: registers, proves a mailbox, knocks,
/// waits, and presses Join.
final class Attendee {
    /// What a room's page says when somebody shows something.
    private static final String FRAME = "[data-live=room] .notice";

    final Person person;
    final Stage stage;
    Browser browser;

    /// The path of the pass; empty before there is one.
    String pass = "";

    /// Nanoseconds, or 0: when this page first showed the frame, and when it said that the room is
    /// closed.
    final AtomicLong sawFrame = new AtomicLong();

    final AtomicLong sawClosed = new AtomicLong();

    /// The rooms in which this person's own browser has stood.
    final Set<String> rooms = ConcurrentHashMap.newKeySet();

    /// What the last page said.
    String lastWords = "";

    private @Nullable LivePage live;
    private String roomPath = "";

    Attendee(Person person, Stage stage) {
        this.person = person;
        this.stage = stage;
        this.browser = stage.browser(person.address(), person.agent());
    }

    boolean isIntruder() {
        return person.part().isIntruder();
    }

    /// Fills in the form, then proves the mailbox by code or link, whichever is this person's
    /// habit.
    void register() {
        WebPage form = browser.open(stage.publicPage() + "/register");
        WebPage answers =
                browser.send(
                        form.require("/register")
                                .type("name", person.name())
                                .type("email", person.email())
                                .type("area", person.area())
                                .type("party", "1")
                                .type("promise", "yes"));
        WebPage check = browser.send(answers.require("/register").type("then", "send"));
        if (!check.path().startsWith("/prove/check/")) {
            throw new Mishap("registering led to \"" + check.words() + "\"");
        }
        prove(check, person.byLink());
        ReceivedMail letter = stage.mail.read(person.email(), "/p/");
        stage.scanner.storm(letter, browser);
    }

    /// Answers the question on the page `check` with what is in the mailbox.
    void prove(WebPage check, boolean byLink) {
        ReceivedMail letter = stage.mail.read(person.email(), "/prove/");
        stage.scanner.storm(letter, browser);
        WebPage after = byLink ? pressLink(letter) : typeCode(check, Mailboxes.code(letter));
        if (!after.path().startsWith("/p/")) {
            stage.checks.tried(
                    Guard.LOOKING_PROVES_NOTHING,
                    false,
                    person.name() + " could not prove the mailbox any more: " + after.words());
            throw new Mishap("proving the mailbox led to \"" + after.words() + "\"");
        }
        stage.checks.tried(Guard.LOOKING_PROVES_NOTHING, true, "");
        pass = after.path();
    }

    private WebPage pressLink(ReceivedMail letter) {
        String link = stage.mail.link(letter, "/prove/");
        return browser.send(browser.open(link).require(link));
    }

    WebPage typeCode(WebPage check, String code) {
        return browser.send(check.require(check.path()).type("code", code));
    }

    /// Opens a pass on another device and proves the mailbox there, too.
    void openElsewhere(String path, Browser device) {
        browser = device;
        WebPage shut = browser.open(path);
        prove(browser.send(shut.require("/code")), false);
    }

    /// Tries to knock before the door opens: the page offers no button, so this is by force.
    void knockEarly() {
        WebPage answer = browser.force(pass + "/knock");
        stage.checks.tried(
                Guard.DOOR_OPENS_ON_TIME, answer.status() == 409, person.name() + " knocked early");
    }

    void knock() {
        WebPage page = browser.send(browser.open(pass).require("/knock"));
        lastWords = page.words();
        if (!page.isFine()) {
            throw new Mishap("knocking led to \"" + page.words() + "\"");
        }
    }

    /// Presses Join although nobody has decided, or although all is stopped.
    void joinByForce(Guard guard) {
        WebPage answer = browser.force(pass + "/join");
        stage.checks.tried(
                guard, !isRoom(answer), person.name() + " came in by pressing Join by force");
        if (isRoom(answer)) {
            rooms.add(roomOf(answer));
        }
    }

    /// Looks at the pass and comes in if it says so; false where it does not.
    boolean comeIn() {
        WebPage page = browser.open(pass);
        lastWords = page.words();
        var join = page.form("/join");
        if (join.isEmpty()) {
            return false;
        }
        WebPage room = browser.send(join.get());
        if (isRoom(room)) {
            stayIn(room);
        }
        return isRoom(room);
    }

    /// Stands in the room from now on, with its page open.
    void stayIn(WebPage room) {
        rooms.add(roomOf(room));
        lastWords = "inside";
        roomPath = room.path();
        live = new LivePage(browser, room, this::see);
        live.awaitListening();
    }

    private void see(WebPage page) {
        long now = System.nanoTime();
        if (!isRoom(page)) {
            sawClosed.compareAndSet(0, now);
        } else if (isFrame(page)) {
            sawFrame.compareAndSet(0, now);
            stage.shownBy = page.html().select(FRAME).text();
            stage.frameSeen.countDown();
        }
    }

    static boolean isRoom(WebPage page) {
        return page.isFine() && page.path().startsWith("/room/") && page.form("/share").isPresent();
    }

    private static boolean isFrame(WebPage page) {
        return !page.html().select(FRAME).isEmpty();
    }

    private static String roomOf(WebPage page) {
        return page.path().substring("/room/".length());
    }

    /// Looks at the pass without pressing anything.
    void look() {
        lastWords = browser.open(pass).words();
    }

    /// Leaves whatever room this was.
    void closeRoomPage() {
        if (live != null) {
            live.close();
        }
        sawClosed.set(0);
    }

    /// Where the room's page is.
    String roomPath() {
        if (roomPath.isEmpty()) {
            throw new Mishap(person.name() + " is not in the room");
        }
        return roomPath;
    }
}
