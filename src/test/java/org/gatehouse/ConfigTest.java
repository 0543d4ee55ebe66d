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

class ConfigTest {
    private static final String PASSWORD = "hunter2-and-a-half";

    @TempDir Path home;

    @Test
    void nothingNeedsToBeSet() {
        Config config = read(Map.of(), Map.of());
        assertEquals(8080, config.server().port());
        assertEquals("127.0.0.1", config.server().bind().getHostAddress());
        assertEquals(URI.create("http://localhost:8080"), config.server().url());
        assertEquals(home.resolve("data"), config.data());
        assertEquals(home.resolve("data/gatehouse.key"), config.keyFile());
        assertEquals(
                "jdbc:sqlite:" + home.resolve("data/gatehouse.db"), config.database().jdbcUrl());
        assertEquals(Optional.empty(), config.mail());
        assertEquals(30, config.retentionDays());
    }

    @Test
    void anOptionOutweighsAVariableAndThatTheFile() throws IOException {
        file("[server]\nport = 1001\n");
        assertEquals(1001, read(Map.of(), Map.of()).server().port());
        Map<String, String> environment = Map.of("GATEHOUSE_PORT", "1002");
        assertEquals(1002, read(Map.of(), environment).server().port());
        assertEquals(1003, read(Map.of(Setting.PORT, "1003"), environment).server().port());
    }

    @Test
    void everySectionOfTheFileIsRead() throws IOException {
        file(
                """
                data = "kept"
                db = "jdbc:postgresql://db/forum?user=u&password=p"
                retention_days = 14
                [server]
                url = "https://meet.example.org/"
                trusted_proxy = "10.0.0.1, ::1"
                [mail]
                host = "smtp.example.org"
                security = "tls"
                user = "forum"
                password = "%s"
                from = "forum@example.org"
                [forum]
                name = "Chess Valley Forum"
                zone = "Europe/Dublin"
                [zoom]
                client_secret = "z"
                """
                        .formatted(PASSWORD));
        Config config = read(Map.of(), Map.of("GATEHOUSE_ZOOM_ACCOUNT_ID", "a"));
        assertEquals(home.resolve("kept"), config.data());
        assertEquals(URI.create("https://meet.example.org"), config.server().url());
        assertEquals(2, config.server().trustedProxies().size());
        Config.Mail mail = config.mail().orElseThrow();
        assertEquals(465, mail.port());
        assertEquals(PASSWORD, mail.login().orElseThrow().password().reveal());
        assertEquals("Chess Valley Forum", mail.fromName());
        assertEquals("Europe/Dublin", config.forum().zone().getId());
        assertEquals(Map.of("client_secret", "z", "account_id", "a"), config.zoom().values());
    }

    @Test
    void noSecretIsEverPrinted() throws IOException {
        everySectionOfTheFileIsRead();
        Settings settings = gather(Map.of(), Map.of("GATEHOUSE_JITSI_SECRET", PASSWORD));
        String printed = Config.of(settings) + " " + settings.shown() + settings.surroundings();
        assertFalse(printed.contains(PASSWORD), printed);
        assertFalse(printed.contains("password=p"), printed);
        assertTrue(printed.contains("client_secret"), printed);
    }

    @Test
    void allThatIsWrongIsToldAtOnceWithWhatToWriteInstead() throws IOException {
        file(
                """
                retention_days = "a month"
                [server]
                port = 80800
                bind = "everywhere"
                url = "http://meet.example.org"
                prot = 1
                [mail]
                host = "smtp.example.org"
                port = [25]
                security = "ssl"
                user = "forum"
                from = "Forum <forum@example.org>"
                [forum]
                zone = "London"
                """);
        List<String> problems = problems(Map.of("GATEHOUSE_PROT", "1"));
        for (String wanted :
                List.of(
                        "retention_days (set by",
                        "must be a whole number from 1 to 3650; it is \"a month\"",
                        "server.port (set by",
                        "must be a whole number from 0 to 65535",
                        "server.bind",
                        "must be an IP address such as 127.0.0.1",
                        "server.url",
                        "must start with https://",
                        "server.prot, in " + home.resolve("gatehouse.toml"),
                        "Did you mean server.port?",
                        "mail.port, in",
                        "must be one value, not a list",
                        "must be one of none, starttls, tls",
                        "mail.password is missing: mail.user needs one",
                        "must be an e-mail address such as forum@example.org",
                        "must be a time zone such as Europe/London",
                        "GATEHOUSE_PROT, in the environment",
                        "Did you mean GATEHOUSE_PORT?")) {
            assertTrue(String.join("\n", problems).contains(wanted), wanted + " in " + problems);
        }
        assertEquals(11, problems.size(), problems::toString);
    }

    @Test
    void aProblemNeverRepeatsASecret() throws IOException {
        file("[mail]\npassword = " + PASSWORD + "\n");
        String broken = problems(Map.of()).toString();
        assertTrue(broken.contains("line 2"), broken);
        assertFalse(broken.contains("hunter2"), broken);

        Files.delete(home.resolve("gatehouse.toml"));
        String bad =
                problems(
                                Map.of(
                                        "GATEHOUSE_DB", "postgres://forum:" + PASSWORD + "@db",
                                        "GATEHOUSE_MAIL_PASSWORD", PASSWORD,
                                        "GATEHOUSE_URL", "https://me:" + PASSWORD + "@example.org"))
                        .toString();
        assertTrue(bad.contains("db (set by the environment variable GATEHOUSE_DB)"), bad);
        assertTrue(bad.contains("mail.user is missing"), bad);
        assertTrue(bad.contains("server.url"), bad);
        assertFalse(bad.contains("hunter2"), bad);
    }

    @Test
    void aPasswordIsNotSentInClearToAnotherMachine() {
        Map<String, String> environment =
                Map.of(
                        "GATEHOUSE_MAIL_HOST", "smtp.example.org",
                        "GATEHOUSE_MAIL_FROM", "forum@example.org",
                        "GATEHOUSE_MAIL_USER", "forum",
                        "GATEHOUSE_MAIL_PASSWORD", PASSWORD,
                        "GATEHOUSE_MAIL_SECURITY", "none");
        assertTrue(problems(environment).getFirst().contains("starttls or tls"));
    }

    @Test
    void aConfigurationThatWasNamedMustBeThere() {
        Settings settings =
                Settings.gather(
                        Map.of(),
                        Optional.of("absent.toml"),
                        new Surroundings(Map.of(), home, home));
        BadConfig bad = assertThrows(BadConfig.class, () -> Config.of(settings));
        assertEquals(
                List.of("There is no configuration file " + home.resolve("absent.toml") + "."),
                bad.problems());
    }

    @Test
    void pathsInTheFileStartAtTheFileAndThoseInOptionsWhereOneIs() throws IOException {
        file("data = \"kept\"\n");
        Path here = home.resolve("elsewhere");
        Surroundings surroundings = new Surroundings(Map.of(), home, here);
        Config byFile = Config.of(Settings.gather(Map.of(), Optional.empty(), surroundings));
        assertEquals(home.resolve("kept"), byFile.data());
        Map<Setting, String> option = Map.of(Setting.DATA, "kept");
        Config byOption = Config.of(Settings.gather(option, Optional.empty(), surroundings));
        assertEquals(here.resolve("kept"), byOption.data());
    }

    private void file(String text) throws IOException {
        Files.writeString(home.resolve("gatehouse.toml"), text);
    }

    private Settings gather(Map<Setting, String> options, Map<String, String> environment) {
        return Settings.gather(
                options, Optional.empty(), new Surroundings(environment, home, home));
    }

    private Config read(Map<Setting, String> options, Map<String, String> environment) {
        return Config.of(gather(options, environment));
    }

    private List<String> problems(Map<String, String> environment) {
        return assertThrows(BadConfig.class, () -> read(Map.of(), environment)).problems();
    }
}
