package org.gatehouse.mail;

import static org.gatehouse.mail.Evening.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import org.gatehouse.mail.localrelay.LocalRelay;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KillTest {
    /// `-Dkills=20` for the long form.
    private static final int KILLS = Integer.getInteger("kills", 2);

    private static final int BETWEEN = 150;
    private static final int CONNECTIONS = 2;

    @TempDir Path directory;

    @Test
    void lettersSurviveBeingKilledAtAnyMomentAndFewGoOutTwice() throws Exception {
        int letters = (KILLS + 1) * BETWEEN * 2;
        try (Evening evening = new Evening(directory);
                LocalRelay relay = LocalRelay.start(0, Clock.systemUTC(), Optional.empty())) {
            Letter[] all = new Letter[letters];
            for (int i = 0; i < letters; i++) {
                all[i] = evening.letter(LetterKind.EMERGENCY, "p" + i + "@example.org");
            }
            evening.enqueue(all);
            for (int i = 0; i < KILLS; i++) {
                killAfter(relay, relay.log().size() + BETWEEN + 7 * i);
            }
            int before = evening.count(DeliveryState.ACCEPTED);
            assertTrue(before < letters, "killed too late to show anything");
            evening.postman(relay.port());
            await(() -> evening.count(DeliveryState.ACCEPTED) == letters);

            long reached = relay.log().stream().map(LocalRelay.Delivery::to).distinct().count();
            long ids = relay.log().stream().map(LocalRelay.Delivery::messageId).distinct().count();
            int duplicates = relay.log().size() - letters;
            System.out.println(KILLS + " kills, " + letters + " letters, twice: " + duplicates);
            assertEquals(letters, reached);
            assertEquals(letters, ids);
            assertTrue(duplicates <= KILLS * (Rounds.UNMARKED + CONNECTIONS));
            assertEquals(letters, evening.ledgerEntries("letter.accepted"));
        }
    }

    private void killAfter(LocalRelay relay, int received) throws Exception {
        Process postman =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "--enable-native-access=ALL-UNNAMED",
                                "-XX:+UseSerialGC",
                                "-XX:TieredStopAtLevel=1",
                                "-cp",
                                System.getProperty("java.class.path"),
                                KilledPostman.class.getName(),
                                directory.toString(),
                                String.valueOf(relay.port()))
                        .redirectErrorStream(true)
                        .redirectOutput(directory.resolve("postman.log").toFile())
                        .start();
        try {
            await(() -> relay.log().size() >= received);
        } finally {
            postman.destroyForcibly().waitFor();
        }
    }
}
