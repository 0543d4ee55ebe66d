package org.gatehouse.scripts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.gatehouse.ledger.Actor;
import org.gatehouse.mail.MailAddress;
import org.gatehouse.mail.MailSettings;
import org.gatehouse.mail.StoredRelay;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The way in for the first organiser, without JavaScript.
class FirstHourTest {
    private static final Map<String, String> ME =
            Map.of("name", "Olive Oram", "email", "olive@example.org");

    @TempDir Path folder;
    private FreshForum forum;

    @BeforeEach
    void open() {
        forum = new FreshForum(folder, false);
    }

    @AfterEach
    void close() {
        forum.close();
    }

    private Browser begun() {
        Browser browser = forum.browser();
        assertEquals("/office/set-up", browser.post(forum.link().orElseThrow(), ME).location());
        return browser;
    }

    @Test
    void theFirstLinkMakesOneOrganiserAndNoSecond() {
        String link = forum.link().orElseThrow();
        String other = forum.link().orElseThrow();
        assertEquals(200, forum.browser().get(link).status());
        assertEquals(200, forum.browser().get(link).status(), "looking uses nothing up");

        Browser olive = forum.browser();
        assertEquals(303, olive.post(link, ME).status());
        assertEquals(200, olive.get("/office/set-up").status());

        for (String late : new String[] {link, other}) {
            Browser stranger = forum.browser();
            assertEquals(410, stranger.get(late).status());
            assertEquals(410, stranger.post(late, ME).status());
            assertEquals(401, stranger.get("/office").status());
        }
        assertEquals(Optional.empty(), forum.link());
    }

    @Test
    void aLinkFromBeforeAKillStillWorksAfterTheRestart() {
        String link = forum.link().orElseThrow();
        forum.restart();
        assertTrue(forum.link().isPresent(), "a start without accounts prints one more");

        assertEquals(303, forum.browser().post(link, ME).status());

        forum.restart();
        assertEquals(Optional.empty(), forum.link());
    }

    @Test
    void anHourLaterTheLinkIsOver() {
        String link = forum.link().orElseThrow();
        forum.waitFor(Duration.ofMinutes(61));

        assertEquals(410, forum.browser().get(link).status());
        assertEquals(410, forum.browser().post(link, ME).status());
        assertTrue(forum.link().isPresent());
    }

    @Test
    void aGuessedLinkOpensNothing() {
        forum.link();
        String guess = "/set-up/" + "A".repeat(43);
        assertEquals(410, forum.browser().post(guess, ME).status());
        assertEquals(401, forum.browser().get("/office/set-up").status());
    }

    @Test
    void whatIsWrongWithTheRelayIsSaidInPlainWords() {
        Browser olive = begun();
        Browser.Answer wrong =
                olive.post("/office/mail", Map.of("host", "http://x", "port", "22", "user", "u"));
        assertEquals(422, wrong.status());
        assertEquals(
                "#host #port #password #from",
                String.join(" ", wrong.page().select(".error-summary a").eachAttr("href")));

        useRelay(1);
        Browser.Answer nobody = olive.post("/office/mail/test");
        assertTrue(nobody.text().contains("nothing answers on that port"), nobody.text());
        assertFalse(olive.get("/office/set-up").text().contains("1 of 7"));
    }

    @Test
    void theRelayThatWasTypedInIsUsedAtOnceAndAfterARestartAndItsPasswordIsNeverShown() {
        Browser olive = begun();
        assertEquals(
                303,
                olive.post(
                                "/office/mail",
                                Map.of(
                                        "host", "localhost",
                                        "port", "2525",
                                        "security", "TLS",
                                        "user", "forum",
                                        "password", "not-for-eyes",
                                        "from", "forum@example.org"))
                        .status());
        assertFalse(olive.get("/office/mail").page().html().contains("not-for-eyes"));

        useRelay(forum.relay.port());
        forum.restart();
        Browser.Answer good = olive.post("/office/mail/test");

        assertTrue(good.text().contains("has taken the letter"), good.text());
        assertEquals("olive@example.org", forum.relay.received().getLast().to());
        assertTrue(olive.get("/office/set-up").text().contains("1 of 7"));
    }

    /// The form takes only the ports of mail servers; the relay of a test listens where it may.
    private void useRelay(int port) {
        MailSettings relay =
                MailSettings.local(port, new MailAddress("forum@example.org"), "Forum");
        forum.gatehouse
                .forum()
                .database
                .write(
                        tx -> {
                            new StoredRelay(
                                            forum.gatehouse.forum().keys,
                                            forum.gatehouse.forum().ledger)
                                    .save(tx, relay, new Actor.Operator());
                            return port;
                        });
        forum.restart();
    }

    @Test
    void aGatekeeperSeesNothingOfTheSetUp() {
        Browser olive = begun();
        assertEquals(
                "/office/staff?said=invited",
                olive.post(
                                "/office/staff",
                                Map.of(
                                        "name", "Greta Gate",
                                        "email", "greta@example.org",
                                        "role", "GATEKEEPER"))
                        .location());
        useRelay(forum.relay.port());
        String invitation = invitation("greta@example.org");
        Browser greta = forum.browser();
        greta.post(invitation);

        for (String page : new String[] {"set-up", "forum", "areas", "mail", "rooms", "staff"}) {
            assertEquals(403, greta.get("/office/" + page).status(), page);
        }
        assertEquals(403, greta.post("/office/mail/test").status());
        assertEquals(200, greta.get("/desk").status());
    }

    private String invitation(String email) {
        for (int i = 0; i < 1_200; i++) {
            for (var mail : forum.relay.received()) {
                var link =
                        java.util.regex.Pattern.compile("/office/invitation/[A-Za-z0-9_-]{43}")
                                .matcher(mail.text());
                if (mail.to().equals(email) && link.find()) {
                    return link.group();
                }
            }
            pause();
        }
        throw new AssertionError("No invitation came");
    }

    private static void pause() {
        try {
            Thread.sleep(50);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
