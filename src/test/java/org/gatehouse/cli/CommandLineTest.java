package org.gatehouse.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.gatehouse.Surroundings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommandLineTest {
    @TempDir Path home;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void withoutACommandAllAreListedAndThatIsWrongUsage() {
        assertEquals(2, run());
        assertTrue(err.toString(UTF_8).contains("config  shows what is set"));
        assertEquals(0, run("--help"));
        assertTrue(out.toString(UTF_8).contains("config  shows what is set"));
    }

    @Test
    void everyCommandExplainsItself() {
        assertEquals(0, run("config", "--help"));
        assertTrue(out.toString(UTF_8).contains("GATEHOUSE_MAIL_HOST"));
    }

    @Test
    void aMistypedCommandIsAnsweredWithTheNearest() {
        assertEquals(2, run("confgi"));
        assertEquals(
                "There is no command \"confgi\". Did you mean \"config\"?\n", err.toString(UTF_8));
    }

    @Test
    void whatIsNotUnderstoodIsWrongUsage() {
        assertEquals(2, run("config", "check", "--loud"));
        assertTrue(err.toString(UTF_8).contains("\"--loud\" is not understood here."));
        assertEquals(2, run("config", "check", "--port"));
        assertTrue(err.toString(UTF_8).contains("--port needs a value behind it."));
    }

    @Test
    void anUnexpectedFailureIsTheSecondKindOfExit() {
        Command broken = new Broken();
        assertEquals(1, new CommandLine(List.of(broken)).run(List.of("break"), terminal()));
        assertTrue(err.toString(UTF_8).contains("That did not work: it broke"));
    }

    @Test
    void configCheckShowsWhatIsSetAndFromWhereButNoSecret() throws IOException {
        Path file = home.resolve("gatehouse.toml");
        Files.writeString(
                file,
                """
                [server]
                port = 0
                [zoom]
                client_secret = "tell-nobody"
                """);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        assertEquals(0, run("config", "check"), err.toString(UTF_8));
        String shown = out.toString(UTF_8);
        assertTrue(shown.contains("server.port = 0   from " + file), shown);
        assertTrue(shown.contains("zoom.client_secret = (hidden)"), shown);
        assertTrue(shown.contains("All fine."), shown);
        assertFalse(shown.contains("tell-nobody"), shown);

        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
        assertEquals(1, run("config", "check"));
        assertTrue(out.toString(UTF_8).contains("run chmod 600 on it"));
    }

    @Test
    void configCheckFailsOnABadConfiguration() {
        assertEquals(1, run("config", "check", "--port=eighty"));
        assertTrue(
                err.toString(UTF_8)
                        .contains("server.port (set by the option --port) must be a whole number"));
    }

    private int run(String... words) {
        return new CommandLine(List.of(new ConfigCommand())).run(List.of(words), terminal());
    }

    private Terminal terminal() {
        return new Terminal(
                new PrintStream(out, true, UTF_8),
                new PrintStream(err, true, UTF_8),
                new Surroundings(Map.of(), home, home));
    }

    private static final class Broken implements Command {
        @Override
        public String name() {
            return "break";
        }

        @Override
        public String summary() {
            return "breaks";
        }

        @Override
        public String help() {
            return "";
        }

        @Override
        public int run(Arguments arguments, Terminal terminal) {
            throw new IllegalStateException("it broke");
        }
    }
}
