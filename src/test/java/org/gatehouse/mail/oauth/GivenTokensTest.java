package org.gatehouse.mail.oauth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GivenTokensTest {
    private static final Instant START = Instant.parse("2027-11-11T19:30:00Z");

    @TempDir Path directory;
    private final AtomicReference<Instant> now = new AtomicReference<>(START);

    @Test
    void aTokenInAFileIsReadAgainAfterAMinuteAndWhenItWasRefused() throws Exception {
        Path file = Files.writeString(directory.resolve("token"), "one\n");
        GivenTokens tokens = GivenTokens.ofFile(file, now::get);
        assertEquals("one", tokens.current());
        Files.writeString(file, "two\n");
        assertEquals("one", tokens.current());
        now.set(START.plus(Duration.ofSeconds(61)));
        assertEquals("two", tokens.current());
        Files.writeString(file, "three\n");
        assertFalse(tokens.refused("two"), "read this moment");
        assertEquals("three", tokens.current());
        now.set(START.plus(Duration.ofSeconds(70)));
        assertTrue(tokens.refused("three"));
    }

    @Test
    void aCommandsFirstLineIsTheToken() throws Exception {
        assertEquals("t0ken", GivenTokens.ofCommand("echo t0ken; echo more", now::get).current());
    }

    @Test
    void aCommandThatFailsOrPrintsRubbishIsToldWithoutWhatItPrinted() {
        for (String command :
                new String[] {"echo s3cret; exit 3", "printf 's3cret\\001'", "true"}) {
            IOException e =
                    assertThrows(
                            IOException.class,
                            () -> GivenTokens.ofCommand(command, now::get).current());
            assertFalse(String.valueOf(e.getMessage()).contains("s3cret"));
        }
    }
}
