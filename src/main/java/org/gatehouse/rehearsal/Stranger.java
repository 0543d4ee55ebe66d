package org.gatehouse.rehearsal;

import java.util.SplittableRandom;

/// Somebody who found another's pass in public and tries what can be tried with it.
final class Stranger {
    private static final int TRIES = 5;

    private final Stage stage;
    private final Browser browser;
    private final Attendee owner;
    private final SplittableRandom random;
    private final int number;

    /// @param owner whose pass it is
    Stranger(int number, Stage stage, Attendee owner) {
        this.number = number;
        this.stage = stage;
        this.owner = owner;
        this.random = new SplittableRandom(stage.cast.seed() + number);
        this.browser =
                stage.browser(
                        "198.19.0." + (number + 1),
                        "Mozilla/5.0 (Windows NT 10.0; Win64; x64) Chrome/95.0 Safari/537.36");
    }

    /// Opens the link, has a code sent, guesses, and knocks by force.
    void tryTheLink() {
        WebPage page = browser.open(owner.pass);
        expectShut(page);
        WebPage check = browser.send(page.require("/code"));
        String right = Mailboxes.code(stage.mail.read(owner.person.email(), "/prove/"));
        for (int i = 0; i < TRIES; i++) {
            type(check, wrong(right));
        }
        // Only the sixth is right: the owner read it out after all, and too late.
        WebPage answer = type(check, right);
        stage.checks.tried(
                Guard.CODE_IS_TIED,
                !answer.path().startsWith("/p/"),
                name() + " typed a code after five wrong ones and was let through");
        expectShut(browser.open(owner.pass));
        force();
    }

    private String wrong(String right) {
        String guess = "%06d".formatted(random.nextInt(1_000_000));
        return guess.equals(right) ? wrong(right) : guess;
    }

    private WebPage type(WebPage check, String code) {
        return browser.send(check.require(check.path()).type("code", code));
    }

    private void expectShut(WebPage page) {
        boolean shut =
                !page.text().contains(owner.person.name())
                        && page.form("/knock").isEmpty()
                        && page.form("/join").isEmpty();
        stage.checks.tried(
                Guard.PASS_STAYS_SHUT, shut, name() + " opened the pass that was posted in public");
    }

    /// Sends the knock and the Join that no page offered.
    void force() {
        WebPage knocked = browser.force(owner.pass + "/knock");
        stage.checks.tried(
                Guard.KNOCK_NEEDS_PROOF,
                !knocked.isFine(),
                name() + " knocked with the pass that was posted in public");
        WebPage joined = browser.force(owner.pass + "/join");
        stage.checks.tried(
                Guard.KNOCK_NEEDS_PROOF,
                !joined.isFine(),
                name() + " joined with the pass that was posted in public");
    }

    /// Types a code that was mailed for another browser: into a page of this one, and into that
    /// browser's own page, opened here.
    ///
    /// @param asked the page on which the other browser was to type it
    void typeTheOwnersCode(WebPage asked, String code) {
        WebPage own = browser.send(browser.open(owner.pass).require("/code"));
        expectRefused(type(own, code));
        expectRefused(type(browser.open(asked.path()), code));
    }

    private void expectRefused(WebPage answer) {
        stage.checks.tried(
                Guard.CODE_IS_TIED,
                !answer.path().startsWith("/p/"),
                name() + " used a code that another browser had asked for");
    }

    private String name() {
        return "stranger " + number;
    }
}
