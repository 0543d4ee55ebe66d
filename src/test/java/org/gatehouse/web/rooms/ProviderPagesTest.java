package org.gatehouse.web.rooms;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.gatehouse.rooms.bigbluebutton.BigBlueButtonDouble;
import org.gatehouse.staff.Role;
import org.gatehouse.web.desk.DeskSite;
import org.gatehouse.web.desk.Visitor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Setting a platform up in the office, tried against the platform's double.
class ProviderPagesTest {
    private static final String PAGE = "/office/rooms/bigbluebutton";
    @TempDir Path folder;
    private DeskSite site;
    private Visitor olive;
    private BigBlueButtonDouble server;

    @BeforeEach
    void open() throws IOException {
        server = new BigBlueButtonDouble();
        site = new DeskSite(folder);
        olive = site.signedIn("Olive Owen", Role.ORGANISER);
    }

    @AfterEach
    void close() {
        site.close();
        server.close();
    }

    private String filled(String secret) {
        return "url=" + URLEncoder.encode(server.address() + "", UTF_8) + "&secret=" + secret;
    }

    private boolean isOffered() {
        return !olive.get("/office/meetings/new")
                .page()
                .select("input[name=provider][value=bigbluebutton]")
                .isEmpty();
    }

    @Test
    void whatIsTypedInWorksAtOnceAndIsTriedWithARealRoom() {
        assertTrue(olive.get(PAGE).text().contains("Still missing: Address, Secret"));
        assertFalse(isOffered());

        Visitor.Answer saved = olive.post(PAGE, filled(BigBlueButtonDouble.SECRET));
        assertTrue(saved.text().contains("Saved. Now try it."), saved.text());
        assertTrue(isOffered());

        Visitor.Answer tried = olive.post(PAGE + "/try", "");
        assertTrue(tried.text().contains("It works Tried on"), tried.text());
        assertTrue(tried.text().contains("by Olive Owen"), tried.text());
        assertTrue(server.calls.containsAll(List.of("create", "end")), server.calls.toString());
        assertTrue(server.sessions.isEmpty());
        assertTrue(olive.get("/office/rooms").text().contains("Works Tried on"));
    }

    @Test
    void whatIsMissingIsSaidInWords() {
        olive.post(PAGE, filled("a-mistyped-secret"));

        Visitor.Answer tried = olive.post(PAGE + "/try", "");

        assertTrue(tried.text().contains("To be put right"), tried.text());
        assertTrue(tried.text().contains("secret"), tried.text());
        assertFalse(server.calls.contains("create"));
    }

    @Test
    void aSecretIsNeverShownAndIsKeptWhereTheFieldStaysEmpty() throws IOException {
        olive.post(PAGE, filled(BigBlueButtonDouble.SECRET));
        Visitor.Answer again = olive.post(PAGE, filled(""));

        assertFalse(again.page().html().contains(BigBlueButtonDouble.SECRET));
        assertTrue(again.page().html().contains(server.address() + ""));
        assertTrue(olive.post(PAGE + "/try", "").text().contains("It works"));
        Visitor.Answer wrong = olive.post(PAGE, "url=nowhere&secret=another-secret");
        assertEquals(422, wrong.status());
        assertFalse(wrong.page().html().contains("another-secret"));
        assertFalse(files().contains(BigBlueButtonDouble.SECRET));
        // What the search must be able to find: who tried it stands there in clear.
        assertTrue(files().contains("Olive Owen"));
    }

    @Test
    void whatIsNoSecretIsGoneOnceItsFieldIsEmpty() {
        olive.post(PAGE, filled(BigBlueButtonDouble.SECRET) + "&webhooks=true");
        assertEquals(401, olive.post("/hooks/bigbluebutton", "forged").status());
        olive.post(PAGE, filled(""));
        assertEquals(404, olive.post("/hooks/bigbluebutton", "forged").status());
    }

    private String files() throws IOException {
        StringBuilder all = new StringBuilder();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                all.append(new String(Files.readAllBytes(file), ISO_8859_1));
            }
        }
        return all.toString();
    }

    @Test
    void aPlatformIsThereAfterARestartAndGoneOnceItsKeysAreThrownAway() {
        olive.post(PAGE, filled(BigBlueButtonDouble.SECRET));
        site.close();
        site = new DeskSite(folder);
        olive = site.signedIn("Omar Odd", Role.ORGANISER);
        assertTrue(isOffered());

        olive.post(PAGE + "/forget", "");
        assertFalse(isOffered());
        assertEquals(409, olive.post(PAGE + "/try", "").status());
    }

    @Test
    void onlyOrganisersSetPlatformsUp() {
        Visitor greta = site.signedIn("Greta Gate", Role.GATEKEEPER);
        assertEquals(403, greta.get(PAGE).status());
        assertEquals(403, greta.post(PAGE, filled("x")).status());
        assertEquals(403, greta.post("/office/rooms/practice/try", "").status());
        assertEquals(401, new Visitor(site).get("/office/rooms").status());
    }

    @Test
    void everySettingThatIsMissingIsNamedWithTheLinesToAdd() {
        Visitor.Answer asked = olive.post("/office/rooms/zoom", "host=olive%40example.org");

        assertEquals(422, asked.status());
        assertEquals(
                "#account_id #client_id #client_secret #guest_address",
                String.join(" ", asked.page().select(".error-summary a").eachAttr("href")));
        assertTrue(asked.page().select("pre").text().contains("GATEHOUSE_ZOOM_CLIENT_SECRET"));
        assertTrue(asked.page().select("pre").text().contains("/hooks/zoom"));
    }

    @Test
    void aLinkIsLookedAtAndItsTickListShown() {
        String look = "/office/rooms/pasted/try";
        Visitor.Answer good = olive.post(look, "link=https%3A%2F%2Fmeet.google.com%2Fabc-defg-hij");
        assertTrue(good.text().contains("a link of Google Meet"), good.text());
        assertEquals("Google Meet", good.page().select("details[open] summary").text());
        assertFalse(good.page().html().contains("abc-defg"));
        assertEquals(422, olive.post(look, "link=https%3A%2F%2Fexample.org%2F").status());
        assertTrue(olive.post("/office/rooms/practice/try", "").text().contains("It works"));
    }
}
