package org.gatehouse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PostReaderTest {
    private static final String SECRET = "hunter2-of-the-forum";
    private static final String MAIL =
            """
            [mail]
            host = "smtp.gmail.com"
            user = "forum@example.org"
            from = "forum@example.org"
            per_day = 2000
            """;

    @TempDir Path home;

    private Settings settings(String toml, Map<String, String> environment) throws IOException {
        Files.writeString(home.resolve("gatehouse.toml"), toml);
        Surroundings surroundings = new Surroundings(environment, home, home);
        return Settings.gather(Map.of(), Optional.empty(), surroundings);
    }

    private List<String> problems(String toml) throws IOException {
        Settings settings = settings(toml, Map.of());
        return assertThrows(BadConfig.class, () -> Config.of(settings)).problems();
    }

    @Test
    void everythingAboutMailIsRead() throws IOException {
        Settings settings =
                settings(
                        MAIL
                                + """
                                [mail.oauth]
                                token_url = "https://oauth2.googleapis.com/token"
                                client_id = "c1"
                                refresh_token = "%1$s"
                                [mail.second]
                                host = "smtp.example.net"
                                security = "tls"
                                per_minute = 30
                                user = "second"
                                [mail.second.oauth]
                                token_command = "cat %1$s"
                                [mail.dkim]
                                selector = "GH1"
                                key_file = "dkim.pem"
                                [bounces]
                                host = "imap.example.org"
                                user = "back"
                                verp = true
                                address = "back@example.org"
                                """
                                        .formatted(SECRET),
                        Map.of("GATEHOUSE_BOUNCES_PASSWORD", SECRET));
        Config config = Config.of(settings);
        Config.Mail mail = config.mail().orElseThrow();
        assertEquals(2_000, mail.perDay());
        PostSettings.TokenSource.Refresh refresh =
                (PostSettings.TokenSource.Refresh) mail.oauth().orElseThrow().source();
        assertEquals(URI.create("https://oauth2.googleapis.com/token"), refresh.endpoint());
        assertEquals(SECRET, refresh.refreshToken().reveal());

        Config.Mail second = config.post().second().orElseThrow();
        assertEquals(List.of(465, 30), List.of(second.port(), second.perMinute()));
        assertEquals("forum@example.org", second.from());
        assertEquals("second", second.oauth().orElseThrow().user());

        PostSettings.DkimKey key = config.post().dkim().getFirst();
        assertEquals(new PostSettings.DkimKey("example.org", "gh1", home.resolve("dkim.pem")), key);

        PostSettings.Bounces bounces = config.post().bounces().orElseThrow();
        assertEquals(993, bounces.port());
        assertEquals(SECRET, bounces.password().reveal());
        assertTrue(bounces.encrypted() && bounces.tagged());
        assertFalse((config + " " + settings.shown()).contains(SECRET));
    }

    @Test
    void allThatIsWrongIsToldByItsKey() throws IOException {
        List<String> problems =
                problems(
                        MAIL.replace("user = \"forum@example.org\"\n", "")
                                + """
                                [mail.oauth]
                                token_url = "http://oauth.example.org/token"
                                [mail.second]
                                hots = "smtp.example.net"
                                [mail.dkim]
                                selector = "a b"
                                key_file = "x"
                                [bounces]
                                host = "imap.example.org"
                                user = "back"
                                password = "%s"
                                tls = false
                                """
                                        .formatted(SECRET));
        String all = String.join("\n", problems);
        for (String wanted :
                List.of(
                        "mail.user is missing: [mail.oauth] needs one",
                        "[mail.second] does not know: hots",
                        "mail.dkim.selector must be",
                        "bounces.tls must be true")) {
            assertTrue(all.contains(wanted), wanted + " in " + all);
        }
        assertEquals(4, problems.size(), all);
        assertFalse(all.contains(SECRET));
    }

    @Test
    void tokensAreAskedForOverTlsAlone() throws IOException {
        String toml =
                MAIL
                        + """
                        [mail.oauth]
                        token_url = "http://oauth.example.org/token"
                        client_id = "c1"
                        refresh_token = "r"
                        """;
        assertEquals(
                List.of("mail.oauth.token_url must be an address that begins with https://."),
                problems(toml));
    }

    @Test
    void aSecondRelayNeedsAFirst() throws IOException {
        assertEquals(
                List.of("mail.second needs a first: [mail]."),
                problems("[mail.second]\nhost = \"smtp.example.net\"\n"));
    }

    private static final String TEXTS =
            """
            [texts]
            account = "AC0123456789abcdef0123456789abcdef"
            token = "hunter2-of-the-forum"
            from = "+447700900999"
            """;

    @Test
    void textsAreOffUntilTheyAreSetUpWhole() throws IOException {
        assertTrue(Config.of(settings("", Map.of())).post().messengers().texts().isEmpty());
        MessengerSettings found = Config.of(settings(TEXTS, Map.of())).post().messengers();
        MessengerSettings.Texts texts = found.texts().orElseThrow();
        assertEquals(URI.create("https://api.twilio.com"), texts.server());
        assertEquals(List.of("+447"), texts.beginnings());
        assertFalse(found.toString().contains(SECRET));
        assertEquals(List.of("texts.token is missing."), problems(TEXTS.replaceAll("token.*", "")));
        assertEquals(List.of("texts.from is missing."), problems(TEXTS.replaceAll("from.*", "")));
        assertEquals(
                List.of("texts.url must be an address that begins with https://, without a path."),
                problems(TEXTS + "url = \"http://gateway.example\""));
        assertEquals(
                List.of("texts.numbers must be beginnings of numbers such as +447, with commas."),
                problems(TEXTS + "numbers = \"44\""));
        assertEquals(List.of("[texts] does not know: tokn."), problems(TEXTS + "tokn = \"x\""));
    }

    @Test
    void pushMessagesCanBeSwitchedOff() throws IOException {
        assertFalse(Config.of(settings("", Map.of())).post().messengers().push().off());
        String off = "[push]\noff = true\n";
        assertTrue(Config.of(settings(off, Map.of())).post().messengers().push().off());
    }
}
