package org.gatehouse.scripts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.gatehouse.meeting.Meeting;
import org.gatehouse.pass.Pass;
import org.gatehouse.sql.Engine;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/// A resident's evening over HTTP, without JavaScript, on either database.
@ParameterizedClass
@EnumSource(Engine.class)
class ResidentTest {
    private static Evening evening;

    @Parameter Engine engine;

    @BeforeParameterizedClassInvocation
    static void open(Engine engine, @TempDir Path folder) {
        evening = new Evening(folder, engine.fresh());
    }

    @AfterParameterizedClassInvocation
    static void close() {
        evening.close();
    }

    @Test
    void aResidentGetsFromThePublicPageIntoTheRoomWithoutJavaScript() {
        Browser phone = evening.browser();
        Document page = phone.get(evening.page()).page();
        String register = page.select("a.button").attr("href");
        assertEquals(200, phone.get(register).status());
        String pass = evening.pass(phone, "Anne Hathaway", "anne@example.org");
        Document door = phone.get(pass).page();
        assertEquals("The door is open", door.select("h1").text());
        assertEquals(pass, phone.post(door.select("form").attr("action")).location());
        assertEquals("You have knocked", phone.get(pass).heading());
        evening.admitAll();
        Document comeIn = phone.get(pass).page();
        assertEquals("Come in", comeIn.select("h1").text());
        String ticket = phone.post(comeIn.select("form").attr("action")).location();
        String room = phone.get(ticket).location();
        assertFalse(room.contains("ticket"));
        assertTrue(phone.get(room).text().contains("Anne Hathaway (you)"));
        assertEquals("You have joined", phone.get(pass).heading());
        assertEquals("This room is closed", evening.browser().get(room).heading());
        Browser thief = evening.browser();
        thief.get(ticket);
        assertEquals("This room is closed", thief.get(room).heading(), "a ticket is used once");
    }

    @Test
    void nobodyJoinsWithoutPassProofAndDecision() {
        Browser owner = evening.browser();
        String pass = evening.pass(owner, "Ben Carter", "ben@example.org");
        assertEquals(409, owner.post(pass + "/join").status(), "not knocked");
        owner.post(pass + "/knock");
        assertEquals(409, owner.post(pass + "/join").status(), "not decided");
        evening.admitAll();
        Browser stranger = evening.browser();
        assertEquals(403, stranger.post(pass + "/join").status(), "not proved");
        assertEquals(403, stranger.post(pass + "/knock").status(), "not proved");
        String other = "/p/" + "A".repeat(43);
        assertEquals(404, owner.post(other + "/join").status(), "no such pass");
        assertEquals(303, owner.post(pass + "/join").status());
        assertEquals(409, owner.post(pass + "/join").status(), "the link is given once");
    }

    @Test
    void onePassHasOneSeatAndItMovesWithItsOwner() {
        Browser phone = evening.browser();
        String pass = evening.pass(phone, "Cara Lewis", "cara@example.org");
        Browser tablet = evening.browser();
        evening.nextCodeOnly("cara@example.org");
        String check = tablet.post(pass + "/code").location();
        assertEquals(
                pass,
                tablet.post(check, Map.of("code", evening.code("cara@example.org"))).location());
        phone.post(pass + "/knock");
        phone.post(pass + "/knock");
        assertEquals(1, knocks("Cara Lewis"));
        evening.admitAll();
        assertEquals("You are here on another device", tablet.get(pass).heading());
        assertEquals(409, tablet.post(pass + "/join").status());
        tablet.post(pass + "/knock");
        assertEquals(1, knocks("Cara Lewis"));
        assertEquals("You are here on another device", phone.get(pass).heading());
        assertEquals(409, phone.post(pass + "/join").status(), "its admission went with the seat");
        assertEquals("You have knocked", tablet.get(pass).heading());
    }

    @Test
    void whoeverMovesToAnotherDeviceIsNotInTheRoomTwice() throws InterruptedException {
        Browser phone = evening.browser();
        String pass = evening.pass(phone, "Tess Moore", "tess@example.org");
        phone.post(pass + "/knock");
        evening.admitAll();
        phone.get(phone.post(pass + "/join").location());
        assertEquals(1, seen("entered", "Tess Moore"));
        Browser tablet = evening.browser();
        evening.nextCodeOnly("tess@example.org");
        String check = tablet.post(pass + "/code").location();
        tablet.post(check, Map.of("code", evening.code("tess@example.org")));
        tablet.post(pass + "/knock");
        for (int i = 0; i < 600 && seen("removed", "Tess Moore") == 0; i++) {
            Thread.sleep(50);
        }
        assertEquals(1, seen("removed", "Tess Moore"));
    }

    private static long seen(String what, String name) {
        return evening.forum.practice.log().stream()
                .filter(seen -> seen.what().equals(what) && seen.name().equals(name))
                .count();
    }

    private static long knocks(String name) {
        return evening.forum.database.read(
                handle ->
                        handle.createQuery(
                                        """
                                        SELECT COUNT(*) FROM knock k
                                        JOIN registrant r ON r.id = k.registrant_id
                                        WHERE r.full_name = :name AND k.closed_at IS NULL
                                        """)
                                .bind("name", name)
                                .mapTo(Long.class)
                                .one());
    }

    @Test
    void aRevokedPassOpensNothingAndSaysSoToItsOwnerAlone() {
        Browser owner = evening.browser();
        String path = evening.pass(owner, "Dora Wells", "dora@example.org");
        owner.post(path + "/knock");
        evening.admitAll();
        String token = path.substring("/p/".length());
        evening.forum.database.write(
                tx -> {
                    Pass pass = evening.forum.passes.find(tx.handle(), token).orElseThrow();
                    evening.forum.passes.revoke(
                            tx, pass, Evening.GATEKEEPER, "It was seen in public.");
                    return 0;
                });
        assertEquals(409, owner.post(path + "/join").status());
        assertEquals(409, owner.post(path + "/again").status());
        assertTrue(owner.get(path).text().contains("It was seen in public."));
        assertFalse(evening.browser().get(path).text().contains("It was seen in public."));
    }

    private static final Map<String, String> AGREED =
            Map.of(
                    "endpoint",
                    "https://push.example.net/abc",
                    "key",
                    "BP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A8",
                    "auth",
                    "AAAAAAAAAAAAAAAAAAAAAA");

    @Test
    void aDeviceIsToldOnlyOnceItsOwnerAsksForItAndNoLongerThanThat() {
        Browser owner = evening.browser();
        String path = evening.pass(owner, "Tilda Bell", "tilda@example.org");
        assertEquals(87, owner.post(path + "/push/key").response().body().length());
        assertEquals(1, owner.get(path).page().select("[data-push][hidden]").size());
        assertEquals(204, owner.post(path + "/push", AGREED).status());
        assertTrue(owner.get(path).text().contains("This device tells you"));
        assertTrue(owner.get(path + "/data").text().contains("it tells you if the meeting moves"));
        assertEquals(path, owner.post(path + "/push/end").location());
        assertEquals(1, owner.get(path).page().select("[data-push]").size());
    }

    @Test
    void aStrangersBrowserAndAStrangeAddressAreNotTaken() {
        Browser owner = evening.browser();
        String path = evening.pass(owner, "Uma Field", "uma@example.org");
        assertEquals(403, evening.browser().post(path + "/push", AGREED).status());
        assertEquals(403, evening.browser().post(path + "/push/key").status());
        Map<String, String> strange = new HashMap<>(AGREED);
        for (String endpoint :
                List.of(
                        "",
                        "http://push.example.net/abc",
                        "https://push.example.net:8443/abc",
                        "https://me@push.example.net/abc",
                        "file:///etc/passwd",
                        "https://push.example.net/" + "a".repeat(2_000))) {
            strange.put("endpoint", endpoint);
            assertEquals(409, owner.post(path + "/push", strange).status(), endpoint);
        }
        assertEquals(409, owner.post(path + "/push", Map.of()).status());
        assertFalse(owner.get(path).text().contains("This device tells you"));
    }

    @Test
    void aForwardedPassNamesNobody() {
        Browser owner = evening.browser();
        String pass = evening.pass(owner, "Edith Quill", "edith@example.org");
        Browser stranger = evening.browser();
        String seen = stranger.get(pass).response().body();
        for (String secret :
                List.of(
                        "Edith",
                        "Quill",
                        "edith@",
                        "Mill Lane",
                        "Chesham",
                        evening.meeting.slug())) {
            assertFalse(seen.contains(secret), secret);
        }
        assertEquals(403, stranger.get(pass + "/data").status());
        String check = stranger.post(pass + "/code").location();
        assertFalse(stranger.get(check).response().body().contains("edith"));
        assertEquals(422, stranger.post(check, Map.of("code", "000000")).status());
        assertEquals("This is a personal pass", stranger.get(pass).heading());
    }

    @Test
    void theMailedLinkProvesOnlyInTheBrowserThatAsked() {
        Browser asked = evening.browser();
        evening.register(asked, "Fred Moss", "fred@example.org");
        String link = evening.proofLink("fred@example.org");
        Browser other = evening.browser();
        assertTrue(other.get(link).text().contains("You asked for this in another browser"));
        assertEquals(409, other.post(link).status());
        evening.nextCodeOnly("fred@example.org");
        String check = other.post(link + "/elsewhere").location();
        String code = evening.code("fred@example.org");
        assertEquals(422, asked.post(check, Map.of("code", code)).status(), "not its question");
        String pass = other.post(check, Map.of("code", code)).location();
        assertEquals("The door is open", other.get(pass).heading());
        assertEquals("This is a personal pass", asked.get(pass).heading());
        assertTrue(asked.get(link).text().contains("Yes, this is me"));
        assertEquals(pass, asked.post(link).location());
        assertEquals(409, asked.post(link).status(), "a link proves once");
    }

    @Test
    void aRightAnswerGivesTheBrowserAFreshCookie() {
        Browser browser = evening.browser();
        String check = evening.register(browser, "Gwen Hart", "gwen@example.org");
        assertEquals(1, browser.cookies());
        var wrong = browser.post(check, Map.of("code", "000000"));
        assertTrue(wrong.response().headers().firstValue("Set-Cookie").isEmpty());
        assertTrue(wrong.text().contains("You can try"));
        var right = browser.post(check, Map.of("code", evening.code("gwen@example.org")));
        assertTrue(right.response().headers().firstValue("Set-Cookie").isPresent());
        assertEquals("The door is open", browser.get(right.location()).heading());
    }

    @Test
    void lookingChangesNothing() {
        Browser owner = evening.browser();
        String pass = evening.pass(owner, "Hal Brook", "hal@example.org");
        String check = evening.register(owner, "Ida Stone", "ida@example.org");
        String link = evening.proofLink("ida@example.org");
        List<String> paths =
                List.of(
                        "/",
                        "/privacy",
                        evening.page(),
                        evening.page() + ".ics",
                        evening.page() + "/card.png",
                        evening.page() + "/waiting",
                        evening.page() + "/waiting/leave",
                        evening.page() + "/poster",
                        evening.page() + "/poster.pdf",
                        "/embed/next",
                        evening.page() + "/register",
                        evening.page() + "/lost",
                        evening.page() + "/lost/sent",
                        check,
                        link,
                        pass,
                        pass + "/data",
                        pass + "/knock",
                        pass + "/join",
                        pass + "/code",
                        pass + "/withdraw",
                        pass + "/erase",
                        link + "/elsewhere",
                        check + "/again",
                        "/room/x",
                        "/room/x?ticket=y");
        evening.awaitLetters();
        Map<String, Long> before = evening.rows();
        for (Browser browser : List.of(owner, evening.browser())) {
            int cookies = browser.cookies();
            for (String path : paths) {
                browser.get(path);
                browser.head(path);
            }
            assertEquals(cookies, browser.cookies());
        }
        assertEquals(before, evening.rows());
    }

    @Test
    void aWrongFormSaysWhatIsWrongAndKeepsWhatWasTyped() {
        Browser browser = evening.browser();
        var answer =
                browser.post(
                        evening.page() + "/register",
                        Map.of("name", "", "email", "nonsense", "area", "Mars", "party", "99"));
        assertEquals(422, answer.status());
        Document page = answer.page();
        assertEquals(5, page.select(".error-summary li").size());
        assertTrue(page.title().startsWith("Error: "));
        assertEquals("nonsense", page.select("#email").val());
        page.select(".error-summary a")
                .forEach(a -> assertEquals(1, page.select(a.attr("href")).size(), a.text()));
    }

    @Test
    void anOddNameAndAMistypedAddressAreAskedAboutOnce() {
        Browser browser = evening.browser();
        Map<String, String> form = new HashMap<>(Map.of("name", "iPhone", "email", "jo@gmial.com"));
        form.putAll(Map.of("area", "Latimer", "party", "2", "promise", "yes", "then", "send"));
        var asked = browser.post(evening.page() + "/register", form);
        assertEquals(200, asked.status());
        assertTrue(asked.text().contains("Is “iPhone” the name that people know you by?"));
        assertTrue(asked.text().contains("Use jo@gmail.com"));
        form.put("email-instead", "jo@gmail.com");
        Document corrected = browser.post(evening.page() + "/register", form).page();
        assertEquals("jo@gmail.com", corrected.select("#email").val());
        assertFalse(corrected.text().contains("gmial"));
        form.remove("email-instead");
        form.put("name-is-right", "iPhone");
        Document half = browser.post(evening.page() + "/register", form).page();
        assertEquals("iPhone", half.select("input[type=hidden][name=name-is-right]").val());
        form.put("email-is-right", "jo@gmial.com");
        assertEquals(303, browser.post(evening.page() + "/register", form).status());
    }

    @Test
    void theAnswerIsTheSameForKnownAndUnknownAddresses() {
        evening.pass(evening.browser(), "Kate Field", "kate@example.org");
        String lost = evening.page() + "/lost";
        Browser browser = evening.browser();
        String known = browser.post(lost, Map.of("email", "kate@example.org")).location();
        String unknown = browser.post(lost, Map.of("email", "nobody@example.org")).location();
        assertEquals(known, unknown);
        String again = evening.register(evening.browser(), "Somebody Else", "kate@example.org");
        assertEquals(
                browser.get(again).page().select("main").html().replace(again, ""),
                browser.get(evening.register(evening.browser(), "New Person", "new@example.org"))
                        .page()
                        .select("main")
                        .html()
                        .replaceAll("/prove/check/[0-9a-f-]{36}", ""));
    }

    @Test
    void aDraftIsNotThereAndACancelledMeetingSaysSo() {
        Browser browser = evening.browser();
        Meeting draft = evening.draft("A draft", 3, 10);
        for (String more : List.of("", "/register", "/lost", ".ics")) {
            assertEquals(404, browser.get("/meetings/" + draft.slug() + more).status(), more);
        }
        Meeting off = evening.announce("Called off", 4, 10);
        evening.forum.database.write(
                tx -> {
                    evening.forum.meetings.cancel(tx, off.id(), Evening.GATEKEEPER, "Snow");
                    return 0;
                });
        assertTrue(
                browser.get("/meetings/" + off.slug())
                        .text()
                        .contains("This meeting is cancelled"));
        String calendar = browser.get("/meetings/" + off.slug() + ".ics").response().body();
        assertTrue(calendar.contains("METHOD:CANCEL") && calendar.contains("STATUS:CANCELLED"));
        assertFalse(browser.get("/").text().contains("Called off"));
    }

    @Test
    void theCalendarEntryLeadsToThePublicPageAlone() {
        var answer = evening.browser().get(evening.page() + ".ics");
        String calendar = answer.response().body().replace("\r\n ", "");
        assertTrue(calendar.contains("UID:meeting-" + evening.meeting.id()), calendar);
        assertTrue(calendar.contains("SEQUENCE:0"));
        assertTrue(calendar.contains("URL:http://localhost:"));
        assertFalse(calendar.contains("/p/"));
        assertEquals(
                "text/calendar; charset=utf-8",
                answer.response()
                        .headers()
                        .firstValue("Content-Type")
                        .orElseThrow()
                        .toLowerCase(java.util.Locale.ROOT));
    }

    @Test
    void theAgendaIsTextAndLinksAndNothingThatActs() {
        Document page = evening.browser().get(evening.page()).page();
        assertEquals("Speeding", page.select(".agenda em").text());
        assertEquals(0, page.select(".agenda img, .agenda script").size());
        assertTrue(page.select(".agenda a").attr("rel").contains("nofollow"));
    }

    private static Map<String, String> answers(String name, String email) {
        Map<String, String> form = new HashMap<>();
        form.put("name", name);
        form.put("email", email);
        form.put("area", "Chesham");
        form.put("party", "1");
        form.put("promise", "yes");
        form.put("then", "send");
        return form;
    }

    @Test
    void whoeverComesWhenAllPlacesAreTakenWaitsAndGetsThePlaceThatBecomesFree() {
        Meeting small = evening.announce("Two chairs", 5, 1);
        String page = "/meetings/" + small.slug();
        Browser lou = evening.browser();
        String check =
                lou.post(page + "/register", answers("Lou Reed", "lou@example.org")).location();
        String pass = lou.post(check, Map.of("code", evening.code("lou@example.org"))).location();
        assertEquals("You are registered", lou.get(pass).heading());
        assertTrue(lou.get(page).text().contains("All places are taken"));
        Browser nico = evening.browser();
        String asked =
                nico.post(page + "/register", answers("Nico Paff", "nico@example.org")).location();
        String line = nico.post(asked, Map.of("code", evening.code("nico@example.org"))).location();
        assertEquals(page + "/waiting", line);
        assertTrue(nico.get(line).text().contains("You are the first in the line."));
        assertTrue(
                evening.browser().get(line).text().contains("not on the waiting list"),
                "another browser learns nothing");
        lou.post(pass + "/withdraw");
        assertEquals("You withdrew from this meeting", lou.get(pass).heading());
        Document placed = nico.get(line).page();
        assertEquals("A place has become free", placed.select("h1").text());
        String his = placed.select("main a.button").attr("href");
        assertEquals("You are registered", nico.get(his).heading());
        assertTrue(nico.get(page).text().contains("All places are taken"));
    }

    @Test
    void whoeverLeavesTheLineIsForgotten() {
        Meeting small = evening.announce("One chair", 6, 1);
        String page = "/meetings/" + small.slug();
        evening.passOfInvited(small, "Joan Brook", "joan.b@example.org");
        Browser moe = evening.browser();
        String check =
                moe.post(page + "/register", answers("Moe Tucker", "moe@example.org")).location();
        moe.post(check, Map.of("code", evening.code("moe@example.org")));
        String who = moe.get(page + "/waiting").page().select("input[name=who]").val();
        assertEquals(
                404, evening.browser().post(page + "/waiting/leave", Map.of("who", who)).status());
        var left = moe.post(page + "/waiting/leave", Map.of("who", who));
        assertEquals("You have left the waiting list", left.heading());
        assertTrue(moe.get(page + "/waiting").text().contains("not on the waiting list"));
        assertEquals(0, evening.rows().get("waiting"));
    }

    @Test
    void nothingIsSentBeforeTheAnswersWereLookedOver() {
        Browser browser = evening.browser();
        Map<String, String> form = answers("Polly Harvey", "polly@example.org");
        form.put("organisation", "Mill Lane residents");
        form.remove("then");
        long letters = evening.rows().get("letter");
        var shown = browser.post(evening.page() + "/register", form);
        assertEquals("Check your answers", shown.heading());
        assertTrue(shown.text().contains("Mill Lane residents"));
        assertEquals(letters, evening.rows().get("letter"));
        form.put("then", "change");
        Document again = browser.post(evening.page() + "/register", form).page();
        assertEquals("polly@example.org", again.select("#email").val());
        assertEquals("Mill Lane residents", again.select("#organisation").val());
        Map<String, String> sent = new HashMap<>();
        shown.page()
                .select("form input[type=hidden]")
                .forEach(field -> sent.put(field.attr("name"), field.val()));
        sent.put("then", "send");
        String check = browser.post(evening.page() + "/register", sent).location();
        assertTrue(browser.get(check).text().contains("p•••@example.org"), "what was typed");
        assertFalse(evening.browser().get(check).text().contains("p•••"), "another browser");
    }

    @Test
    void aCodeForSomebodysPassDoesNotSayWhereItWasSent() {
        Browser owner = evening.browser();
        String pass = evening.pass(owner, "Quentin Ash", "quentin@example.org");
        Browser stranger = evening.browser();
        String check = stranger.post(pass + "/code").location();
        assertFalse(stranger.get(check).text().contains("•••"));
    }

    @Test
    void thePausedLobbySaysStayHere() {
        Browser browser = evening.browser();
        String pass = evening.pass(browser, "Mia Grove", "mia@example.org");
        browser.post(pass + "/knock");
        evening.forum.database.write(
                tx -> {
                    evening.forum.desk.tellLobby(
                            tx, evening.meeting.id(), "Five more minutes", Evening.GATEKEEPER);
                    evening.forum.desk.freeze(tx, evening.meeting.id(), Evening.GATEKEEPER);
                    return 0;
                });
        var page = browser.get(pass);
        assertTrue(page.text().contains("Nobody is let in just now"));
        assertTrue(page.text().contains("Five more minutes"));
        assertEquals("10", page.page().select("noscript meta[http-equiv=refresh]").attr("content"));
        evening.forum.database.write(
                tx -> {
                    evening.forum.desk.thaw(tx, evening.meeting.id(), Evening.GATEKEEPER);
                    evening.forum.desk.tellLobby(tx, evening.meeting.id(), "", Evening.GATEKEEPER);
                    return 0;
                });
    }

    @Test
    void peopleSeeAllThatIsHeldAndCanHaveItErasedBeforeTheyKnock() {
        Browser browser = evening.browser();
        String pass = evening.pass(browser, "Nora Vale", "nora@example.org");
        String data = browser.get(pass + "/data").text();
        for (String held :
                List.of("Nora Vale", "nora@example.org", "Chesham", "Safari on iPhone")) {
            assertTrue(data.contains(held), held);
        }
        assertEquals("It is erased", browser.post(pass + "/erase").heading());
        assertEquals("This is a personal pass", browser.get(pass).heading());
        long left =
                evening.forum.database.read(
                        handle ->
                                handle.createQuery(
                                                """
                                                SELECT (SELECT COUNT(*) FROM registrant
                                                        WHERE full_name LIKE '%Nora%'
                                                           OR email LIKE 'nora@%')
                                                     + (SELECT COUNT(*) FROM ledger_opening
                                                        WHERE value LIKE '%Nora%'
                                                           OR value LIKE 'nora@%')
                                                     + (SELECT COUNT(*) FROM registration_request
                                                        WHERE email LIKE 'nora@%')
                                                """)
                                        .mapTo(Long.class)
                                        .one());
        assertEquals(0, left);
    }

    @Test
    void whoeverKnockedCannotEraseTheTraces() {
        Browser browser = evening.browser();
        String pass = evening.pass(browser, "Otto Raid", "otto@example.org");
        browser.post(pass + "/knock");
        browser.post(pass + "/leave");
        assertEquals(409, browser.post(pass + "/erase").status());
        assertTrue(browser.get(pass + "/data").text().contains("You knocked on"));
    }

    @Test
    void noTitleHoldsAToken() {
        Browser browser = evening.browser();
        String pass = evening.pass(browser, "Pam Reed", "pam@example.org");
        String token = pass.substring("/p/".length());
        for (String path : List.of(pass, pass + "/data")) {
            Document page = browser.get(path).page();
            assertFalse(page.title().contains(token));
            assertFalse(page.select("body").attr("data-live-source").contains(token));
            page.select("a[href^=http]").forEach(a -> assertFalse(a.attr("href").contains(token)));
        }
    }
}
