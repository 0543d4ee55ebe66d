package org.gatehouse.mail;

import static org.gatehouse.mail.Evening.START;
import static org.gatehouse.mail.Evening.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.gatehouse.mail.localrelay.LocalRelay;
import org.gatehouse.mail.localrelay.Manner;
import org.gatehouse.mail.localrelay.ReceivedMail;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PostmanTest {
    @TempDir Path directory;
    private Evening evening;

    @BeforeEach
    void open() throws Exception {
        evening = new Evening(directory);
    }

    @AfterEach
    void close() throws Exception {
        evening.close();
    }

    @Test
    void aLetterArrivesAsItWasWritten() {
        evening.enqueue(evening.letter(LetterKind.PASS, "ann@example.org"));
        evening.postman();
        await(() -> evening.count(DeliveryState.ACCEPTED) == 1);
        ReceivedMail mail = evening.relay.received().getFirst();
        assertEquals("ann@example.org", mail.to());
        assertEquals("forum@example.org", mail.from());
        assertTrue(mail.text().contains("https://forum.example.org/p/8sJd0-Vq_k"));
        assertTrue(mail.html().contains("href=\"https://forum.example.org/p/8sJd0-Vq_k\""));
        assertTrue(mail.messageId().contains(".g0@"));
        assertEquals(1, evening.ledgerEntries("letter.accepted"));
    }

    @Test
    void whatIsEnqueuedLaterGoesOutWithoutBeingAskedFor() {
        evening.postman();
        evening.enqueue(evening.letter(LetterKind.PASS, "ann@example.org"));
        await(() -> evening.relay.received().size() == 1);
    }

    @Test
    void fiveHundredLettersGoOutOnceEach() {
        Letter[] letters = new Letter[500];
        for (int i = 0; i < letters.length; i++) {
            letters[i] = evening.letter(LetterKind.EMERGENCY, "p" + i + "@example.org");
        }
        evening.postman();
        evening.enqueue(letters);
        await(() -> evening.count(DeliveryState.ACCEPTED) == 500);
        assertEquals(500, evening.relay.received().size());
        assertEquals(500, recipients(evening.relay));
        assertEquals(500, evening.ledgerEntries("letter.accepted"));
    }

    private static long recipients(LocalRelay relay) {
        return relay.received().stream().map(ReceivedMail::to).distinct().count();
    }

    @Test
    void theMostUrgentGoFirst() {
        evening.enqueue(
                evening.letter(LetterKind.REMINDER, "bulk@example.org"),
                evening.letter(LetterKind.PASS, "ordinary@example.org"),
                evening.letter(LetterKind.EMERGENCY, "page@example.org"),
                evening.letter(LetterKind.PROVE_MAILBOX, "code@example.org"),
                evening.letter(LetterKind.EMERGENCY, "away@example.org")
                        .with(Priority.EMERGENCY_AWAY),
                evening.letter(LetterKind.EMERGENCY, "host@example.org")
                        .with(Priority.EMERGENCY_HOST));
        List<String> claimed =
                OutboxRows.claim(
                                evening.database,
                                "node",
                                new OutboxRows.Claim(START, 10, 0, Integer.MAX_VALUE, 0))
                        .stream()
                        .map(letter -> SealedFacts.open(evening.keys, letter.sealed()))
                        .map(facts -> facts.recipient().address().text())
                        .toList();
        assertEquals(
                List.of(
                        "host@example.org",
                        "away@example.org",
                        "code@example.org",
                        "page@example.org",
                        "ordinary@example.org",
                        "bulk@example.org"),
                claimed);
    }

    @Test
    void anEmergencyOvertakesWhatWasTakenFromTheOutboxBeforeIt() throws Exception {
        CountDownLatch gate = new CountDownLatch(1);
        evening.relay.behave(to -> to.startsWith("blocker") ? waitFor(gate) : Manner.ACCEPT);
        evening.postman();
        Letter[] bulk = new Letter[400];
        for (int i = 0; i < bulk.length; i++) {
            bulk[i] = evening.letter(LetterKind.REMINDER, "bulk" + i + "@example.org");
        }
        evening.enqueue(
                evening.letter(LetterKind.PASS, "blocker1@example.org"),
                evening.letter(LetterKind.PASS, "blocker2@example.org"));
        evening.enqueue(bulk);
        evening.enqueue(evening.letter(LetterKind.EMERGENCY, "host@example.org"));
        gate.countDown();
        await(() -> evening.count(DeliveryState.ACCEPTED) == 403);
        List<String> order =
                evening.relay.received().stream()
                        .map(ReceivedMail::to)
                        .filter(to -> !to.startsWith("blocker"))
                        .toList();
        // Only what was being handed over meanwhile may come before it, of 256 that were held.
        assertTrue(order.indexOf("host@example.org") < Rounds.UNMARKED);
    }

    private static Manner waitFor(CountDownLatch gate) {
        try {
            gate.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
        return Manner.ACCEPT;
    }

    @Test
    void aLetterSupersededWhileItIsHeldIsNotSent() {
        CountDownLatch gate = new CountDownLatch(1);
        evening.relay.behave(to -> to.startsWith("blocker") ? waitFor(gate) : Manner.ACCEPT);
        evening.postman();
        UUID ann = evening.ids.next();
        evening.enqueue(
                evening.letter(LetterKind.EMERGENCY, "blocker1@example.org"),
                evening.letter(LetterKind.EMERGENCY, "blocker2@example.org"),
                evening.letter(LetterKind.PASS, "ann@example.org", ann));
        evening.enqueueSealed(
                evening.letter(LetterKind.EMERGENCY, "ann@example.org", ann)
                        .in(evening.meeting, 1));
        gate.countDown();
        await(() -> evening.board().counts(evening.meeting, 1).get(DeliveryState.ACCEPTED) == 1);
        await(() -> evening.count(DeliveryState.ACCEPTED) == 2);
        assertEquals(1, evening.count(DeliveryState.SUPERSEDED));
        assertEquals(
                List.of(
                        "Please come back in: Policing & your village: winter meeting has a new room"),
                evening.relay.received().stream()
                        .filter(mail -> mail.to().startsWith("ann"))
                        .map(ReceivedMail::subject)
                        .toList());
    }

    @Test
    void aDeferredLetterGoesOutWhenItsTimeHasCome() {
        AtomicInteger asked = new AtomicInteger();
        evening.relay.behave(_ -> asked.getAndIncrement() == 0 ? Manner.DEFER : Manner.ACCEPT);
        Postman postman = evening.postman();
        evening.enqueue(evening.letter(LetterKind.PASS, "ann@example.org"));
        await(() -> evening.count(DeliveryState.DEFERRED) == 1);
        DeliveryBoard.Delivery row = evening.board().deliveries(evening.meeting, 0).getFirst();
        assertEquals("451 4.3.0 Try again later", row.words());
        assertEquals(START.plus(Duration.ofMinutes(1)), row.nextAttempt());
        assertEquals(1, asked.get());

        evening.now.set(START.plus(Duration.ofMinutes(1)));
        postman.wake();
        await(() -> evening.count(DeliveryState.ACCEPTED) == 1);
        assertEquals(1, evening.relay.received().size());
    }

    @Test
    void aRefusedLetterIsGivenUpWithTheServersWords() {
        evening.relay.behave(to -> to.startsWith("gone") ? Manner.REFUSE : Manner.ACCEPT);
        evening.postman();
        evening.enqueue(
                evening.letter(LetterKind.PASS, "gone@example.org"),
                evening.letter(LetterKind.PASS, "ann@example.org"),
                evening.letter(LetterKind.PASS, "bob@example.org"));
        await(() -> evening.count(DeliveryState.FAILED) == 1);
        await(() -> evening.count(DeliveryState.ACCEPTED) == 2);
        DeliveryBoard.Delivery row = evening.board().deliveries(evening.meeting, 0).getFirst();
        assertEquals("550 5.1.1 No such mailbox", row.words());
        assertNull(evening.rows().getFirst().get("sealed"));
        assertEquals(1, evening.ledgerEntries("letter.failed"));
        assertEquals(2, evening.relay.received().size());
    }

    @Test
    void aConnectionThatBreaksLosesNothing() {
        ConcurrentHashMap<String, Boolean> seen = new ConcurrentHashMap<>();
        evening.relay.behave(to -> seen.put(to, true) == null ? Manner.DROP : Manner.ACCEPT);
        evening.postman();
        Letter[] letters = new Letter[20];
        for (int i = 0; i < letters.length; i++) {
            letters[i] = evening.letter(LetterKind.PASS, "p" + i + "@example.org");
        }
        evening.enqueue(letters);
        await(() -> evening.count(DeliveryState.ACCEPTED) == 20);
        assertEquals(20, recipients(evening.relay));
        assertEquals(20, evening.relay.received().size());
    }

    @Test
    void aCopyAfterALostAnswerHasTheSameMessageId() {
        AtomicInteger asked = new AtomicInteger();
        evening.relay.behave(
                _ -> asked.getAndIncrement() == 0 ? Manner.DROP_AFTER_CONTENT : Manner.ACCEPT);
        evening.postman();
        evening.enqueue(evening.letter(LetterKind.PASS, "ann@example.org"));
        await(() -> evening.count(DeliveryState.ACCEPTED) == 1);
        assertEquals(2, evening.relay.received().size());
        assertEquals(
                1,
                evening.relay.received().stream().map(ReceivedMail::messageId).distinct().count());
    }

    @Test
    void aRelayThatIsDownHoldsNothingUpWhereAnotherIsThere() {
        int closed = closedPort();
        Postman postman = evening.postman(closed, evening.relay.port());
        evening.enqueue(evening.letter(LetterKind.EMERGENCY, "ann@example.org"));
        await(() -> evening.count(DeliveryState.ACCEPTED) == 1);
        evening.enqueue(evening.letter(LetterKind.EMERGENCY, "bob@example.org"));
        await(() -> evening.count(DeliveryState.ACCEPTED) == 2);
        assertEquals(2, postman.relays().size());
    }

    @Test
    void aDaysLimitIsStillUsedUpAfterARestart() {
        MailSettings limited = limited(4);
        Postman before = evening.postman(limited);
        enqueueFor(LetterKind.REMINDER, 4);
        await(() -> evening.count(DeliveryState.ACCEPTED) == 2);
        before.close();

        Postman after = evening.postman(limited);
        enqueueFor(LetterKind.EMERGENCY, 3);
        await(() -> evening.count(DeliveryState.ACCEPTED) == 4);
        assertEquals(10, after.timeFor(10).leftOver());
        List<String> kinds =
                evening.relay.received().stream().map(mail -> mail.to().split("-")[0]).toList();
        assertEquals(List.of("reminder", "reminder", "emergency", "emergency"), kinds);

        evening.now.set(Evening.START.plus(Duration.ofHours(25)));
        await(() -> evening.count(DeliveryState.ACCEPTED) == 6);
    }

    private MailSettings limited(int perDay) {
        MailSettings usual = evening.settings(evening.relay.port());
        return new MailSettings(
                usual.host(),
                usual.port(),
                usual.security(),
                usual.signIn(),
                usual.from(),
                usual.fromName(),
                1,
                0,
                perDay);
    }

    private void enqueueFor(LetterKind kind, int people) {
        for (int i = 0; i < people; i++) {
            evening.enqueue(evening.letter(kind, kind.wireName() + "-" + i + "@example.org"));
        }
    }

    @Test
    void aSecondRelayCarriesOnWhereTheFirstHasReachedItsLimit() throws Exception {
        try (LocalRelay other = LocalRelay.start(0, Clock.systemUTC(), Optional.empty())) {
            evening.postman(limited(2), evening.settings(other.port()));
            enqueueFor(LetterKind.PASS, 20);
            await(() -> evening.count(DeliveryState.ACCEPTED) == 20);
            assertTrue(evening.relay.received().size() <= 1);
            assertTrue(other.received().size() >= 19);
        }
    }

    @Test
    void lettersWaitForARelayToComeUpAndTheBoardSaysWhy() throws Exception {
        int port = closedPort();
        Postman postman = evening.postman(port);
        evening.enqueue(evening.letter(LetterKind.PASS, "ann@example.org"));
        await(() -> postman.relays().getFirst().downSince() != null);
        assertEquals("The mail server refused the connection", postman.relays().getFirst().words());
        assertEquals(1, evening.count(DeliveryState.QUEUED));
        try (LocalRelay late = LocalRelay.start(port, Clock.systemUTC(), Optional.empty())) {
            await(() -> evening.count(DeliveryState.ACCEPTED) == 1);
            assertEquals(1, late.received().size());
            assertNull(postman.relays().getFirst().downSince());
        }
    }

    private int closedPort() {
        try (LocalRelay gone = LocalRelay.start(0, Clock.systemUTC(), Optional.empty())) {
            return gone.port();
        } catch (java.io.IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void aFreshPostmanDoesNotWaitForABackOff() {
        evening.relay.behave(_ -> Manner.DEFER);
        Postman first = evening.postman();
        evening.enqueue(evening.letter(LetterKind.PASS, "ann@example.org"));
        await(() -> evening.count(DeliveryState.DEFERRED) == 1);
        first.close();
        evening.relay.behave(_ -> Manner.ACCEPT);
        evening.postman();
        await(() -> evening.count(DeliveryState.ACCEPTED) == 1);
    }

    @Test
    void aLetterThatCantBeWrittenFailsAndHoldsUpNobody() {
        Letter bad =
                Letter.of(
                                LetterKind.PASS,
                                evening.ids.next(),
                                new Recipient(new MailAddress("ann@example.org"), "Ann"),
                                java.util.Map.of(
                                        "name", "Ann",
                                        "meeting", "m",
                                        "when", "w",
                                        "publicPage", "https://forum.example.org/x",
                                        "passLink", "https://evil.example/p/secret"))
                        .in(evening.meeting, 0);
        evening.enqueue(bad, evening.letter(LetterKind.PASS, "bob@example.org"));
        evening.postman();
        await(() -> evening.count(DeliveryState.ACCEPTED) == 1);
        await(() -> evening.count(DeliveryState.FAILED) == 1);
        String words = evening.board().deliveries(evening.meeting, 0).getFirst().words();
        assertNotNull(words);
        assertEquals("This letter could not be written: The letter's passLink is not ours", words);
    }
}
