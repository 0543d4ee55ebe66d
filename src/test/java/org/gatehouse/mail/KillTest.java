package org.gatehouse.mail;

import static org.gatehouse.mail.Evening.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.gatehouse.mail.localrelay.LocalRelay;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KillTest {
    /// `-Dkills=20` for the long form.
    private static final int KILLS = Integer.getInteger("kills", 1);

    private static final int BETWEEN = 150;
    private static final int CONNECTIONS = 2;
    private static final int LETTERS = (KILLS + 1) * BETWEEN * 2;

    @TempDir Path directory;
    private Evening evening;
    private LocalRelay relay;

    @BeforeEach
    void open() throws Exception {
        evening = new Evening(directory);
        relay = LocalRelay.start(0, Clock.systemUTC(), Optional.empty());
        Letter[] all = new Letter[LETTERS];
        for (int i = 0; i < LETTERS; i++) {
            all[i] = evening.letter(LetterKind.EMERGENCY, "p" + i + "@example.org");
        }
        evening.enqueue(all);
    }

    @AfterEach
    void close() throws Exception {
        evening.close();
        relay.close();
    }

    @Test
    void lettersSurviveBeingKilledAtAnyMomentAndFewGoOutTwice() throws Exception {
        for (int i = 0; i < KILLS; i++) {
            killAfter(relay.log().size() + BETWEEN + 7 * i);
        }
        int before = evening.count(DeliveryState.ACCEPTED);
        assertTrue(before < LETTERS, "killed too late to show anything");
        evening.postman(relay.port());
        await(() -> evening.count(DeliveryState.ACCEPTED) == LETTERS);

        int twice = relay.log().size() - LETTERS;
        report("a good relay", twice, 0);
        assertEquals(LETTERS, reached());
        assertEquals(LETTERS, messageIds());
        assertTrue(twice <= KILLS * (Rounds.UNMARKED + CONNECTIONS));
        assertEquals(LETTERS, evening.ledgerEntries("letter.accepted"));
    }

    @Test
    void everybodyIsAccountedForWhereTheRelayIsBadAndTheSenderIsKilled() throws Exception {
        BadRelay manners = new BadRelay();
        relay.behave(manners);
        for (int i = 0; i < KILLS; i++) {
            manners.stallOnce();
            killAfter(relay.log().size() + BETWEEN + 7 * i);
        }
        Postman last = evening.postman(relay.port());
        int refused = (LETTERS + BadRelay.REFUSED - 2) / BadRelay.REFUSED;
        await(
                () -> {
                    // What was put off falls due, as it would within minutes.
                    evening.now.updateAndGet(now -> now.plus(Duration.ofMinutes(1)));
                    last.wake();
                    return evening.count(DeliveryState.ACCEPTED) == LETTERS - refused
                            && evening.count(DeliveryState.FAILED) == refused;
                });

        int twice = relay.log().size() - (LETTERS - refused);
        report("a bad relay", twice, manners.dropped());
        assertEquals(LETTERS - refused, reached());
        assertEquals(LETTERS - refused, messageIds());
        assertTrue(twice <= KILLS * (Rounds.UNMARKED + CONNECTIONS) + manners.dropped());
        assertEquals(refused, evening.ledgerEntries("letter.failed"));
    }

    private long reached() {
        return relay.log().stream().map(LocalRelay.Delivery::to).distinct().count();
    }

    private long messageIds() {
        return relay.log().stream().map(LocalRelay.Delivery::messageId).distinct().count();
    }

    /// @param dropped how many the relay itself took without saying so
    private void report(String relay, int twice, int dropped) {
        System.out.printf(
                "%s, %d kills, %d letters: sent twice %d, of them %d whose answer was lost;"
                        + " %.1f a kill%n",
                relay, KILLS, LETTERS, twice, dropped, (twice - dropped) / (double) KILLS);
    }

    private void killAfter(int received) throws Exception {
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
