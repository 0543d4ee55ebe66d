package org.gatehouse.mail;

import static org.gatehouse.mail.Evening.START;
import static org.gatehouse.mail.Evening.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.gatehouse.mail.localrelay.Manner;
import org.gatehouse.mail.localrelay.ReceivedMail;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutboxTest {
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
    void aLetterIsEnqueuedOnceHoweverOftenItIsAskedFor() {
        Letter letter = evening.letter(LetterKind.PASS, "ann@example.org");
        evening.enqueue(letter, letter);
        evening.enqueue(letter);
        assertEquals(1, evening.rows().size());
        evening.enqueue(letter.distinct("again"), letter.in(evening.meeting, 1));
        assertEquals(3, evening.rows().size());
    }

    @Test
    void aLetterOfNoMeetingIsEnqueuedOnceToo() {
        Letter letter =
                Letter.of(
                        LetterKind.STAFF_INVITATION,
                        evening.ids.next(),
                        new Recipient(new MailAddress("ann@example.org"), "Ann"),
                        Samples.facts());
        evening.enqueue(letter, letter);
        assertEquals(1, evening.rows().size());
    }

    @Test
    void aLetterIsNotThereWhenItsCauseIsUndone() {
        assertThrows(
                IllegalStateException.class,
                () ->
                        evening.database.write(
                                tx -> {
                                    evening.outbox.enqueue(
                                            tx, evening.letter(LetterKind.PASS, "a@example.org"));
                                    throw new IllegalStateException("undone");
                                }));
        assertTrue(evening.rows().isEmpty());
    }

    @Test
    void theDatabaseHoldsNeitherAddressNorLinkInClear() throws Exception {
        evening.enqueue(evening.letter(LetterKind.PASS, "margaret@example.org"));
        for (Path file : Files.list(directory).filter(f -> f.toString().contains("db")).toList()) {
            String bytes = new String(Files.readAllBytes(file), "ISO-8859-1");
            assertFalse(bytes.contains("margaret"), file.toString());
            assertFalse(bytes.contains("8sJd0-Vq_k"), file.toString());
        }
    }

    @Test
    void whatWasAcceptedIsErased() {
        evening.enqueue(evening.letter(LetterKind.PASS, "ann@example.org"));
        assertTrue(evening.rows().getFirst().get("sealed") != null);
        evening.postman();
        await(() -> evening.count(DeliveryState.ACCEPTED) == 1);
        assertNull(evening.rows().getFirst().get("sealed"));
        assertEquals("", evening.rows().getFirst().get("domain"));
    }

    @Test
    void aNewerRoomDropsTheLettersAboutAnOlderOne() {
        UUID ann = evening.ids.next();
        UUID bob = evening.ids.next();
        evening.enqueue(
                evening.letter(LetterKind.PASS, "ann@example.org", ann),
                evening.letter(LetterKind.REFUSED, "ann@example.org", ann),
                evening.letter(LetterKind.PASS, "bob@example.org", bob));
        evening.enqueueSealed(
                evening.letter(LetterKind.EMERGENCY, "ann@example.org", ann)
                        .in(evening.meeting, 1));
        evening.postman();
        await(() -> evening.count(DeliveryState.ACCEPTED) == 2);
        await(() -> evening.board().counts(evening.meeting, 1).get(DeliveryState.ACCEPTED) == 1);
        assertEquals(1, evening.count(DeliveryState.SUPERSEDED));
        assertEquals(
                3,
                evening.relay.received().stream().map(ReceivedMail::messageId).distinct().count());
        assertEquals(
                1,
                evening.relay.received().stream()
                        .filter(mail -> mail.subject().startsWith("Your pass"))
                        .filter(mail -> mail.to().equals("bob@example.org"))
                        .count());
        assertEquals(
                0,
                evening.relay.received().stream()
                        .filter(mail -> mail.subject().startsWith("Your pass"))
                        .filter(mail -> mail.to().equals("ann@example.org"))
                        .count());
    }

    @Test
    void aCodeThatHasExpiredIsDroppedAndNotSentLate() {
        evening.enqueue(
                evening.letter(LetterKind.PROVE_MAILBOX, "ann@example.org")
                        .until(START.plus(Duration.ofMinutes(10))),
                evening.letter(LetterKind.PASS, "bob@example.org"));
        evening.now.set(START.plus(Duration.ofMinutes(10)));
        evening.postman();
        await(() -> evening.count(DeliveryState.ACCEPTED) == 1);
        await(() -> evening.count(DeliveryState.EXPIRED) == 1);
        assertEquals(1, evening.relay.received().size());
        assertNull(evening.rows().getFirst().get("sealed"));
    }

    @Test
    void mailboxesThatTookALetterBeforeComeFirstAndThoseThatRefusedLast() {
        evening.relay.behave(to -> to.startsWith("gone") ? Manner.REFUSE : Manner.ACCEPT);
        evening.enqueue(
                evening.letter(LetterKind.PASS, "gone@example.org"),
                evening.letter(LetterKind.PASS, "known@example.org"));
        try (Postman postman = evening.postman()) {
            postman.wake();
            await(() -> evening.count(DeliveryState.ACCEPTED) == 1);
            await(() -> evening.count(DeliveryState.FAILED) == 1);
        }
        evening.enqueue(
                evening.letter(LetterKind.EMERGENCY, "gone@example.org"),
                evening.letter(LetterKind.EMERGENCY, "new@example.org"),
                evening.letter(LetterKind.EMERGENCY, "Known@example.org"));
        assertEquals(
                List.of("Known@example.org", "new@example.org", "gone@example.org"), waiting());
    }

    private static final String WAITING =
            """
            SELECT sealed FROM letter
            WHERE outcome IS NULL AND next_attempt_at <= :now
            ORDER BY priority, next_attempt_at, id
            """;

    /// What may be sent now, in the order of sending.
    private List<String> waiting() {
        List<byte[]> sealed =
                evening.database.read(
                        handle ->
                                handle.createQuery(WAITING)
                                        .bind("now", evening.now.get())
                                        .mapTo(byte[].class)
                                        .list());
        return sealed.stream()
                .map(one -> SealedFacts.open(evening.keys, one))
                .map(facts -> facts.recipient().address().text())
                .toList();
    }

    @Test
    void aMailboxIsNotFloodedButAnEmergencyAlwaysGetsThrough() {
        for (int i = 0; i < 30; i++) {
            evening.enqueue(evening.letter(LetterKind.PASS_AGAIN, "ann@example.org"));
        }
        assertEquals(20, waiting().size());
        evening.enqueue(evening.letter(LetterKind.PASS_AGAIN, "bob@example.org"));
        evening.enqueue(evening.letter(LetterKind.EMERGENCY, "ann@example.org"));
        assertEquals(22, waiting().size());
        evening.now.set(START.plus(Duration.ofHours(1)));
        assertEquals(32, waiting().size());
    }

    @Test
    void nothingIsSentToSomebodyWhoWasWithdrawn() {
        UUID ann = evening.ids.next();
        evening.enqueue(
                evening.letter(LetterKind.PASS, "ann@example.org", ann),
                evening.letter(LetterKind.PASS, "bob@example.org"));
        evening.database.write(
                tx -> {
                    evening.outbox.withdraw(tx, ann);
                    return 0;
                });
        evening.postman();
        await(() -> evening.count(DeliveryState.ACCEPTED) == 1);
        assertEquals("bob@example.org", evening.relay.received().getFirst().to());
        assertEquals(1, evening.relay.received().size());
    }

    @Test
    void neitherAnEmergencyNorTheCodeOfAProvedPersonIsHeldBackByAFlood() {
        for (int i = 0; i < 30; i++) {
            evening.enqueue(evening.letter(LetterKind.PROVE_MAILBOX, "ann@example.org"));
        }
        assertEquals(20, waiting().size());
        evening.enqueue(evening.letter(LetterKind.PROVE_MAILBOX, "ann@example.org").notCapped());
        assertEquals(21, waiting().size());
        evening.enqueueSealed(evening.letter(LetterKind.EMERGENCY, "ann@example.org"));
        assertEquals(22, waiting().size());
    }
}
