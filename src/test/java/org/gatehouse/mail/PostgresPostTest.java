package org.gatehouse.mail;

import static org.gatehouse.mail.Evening.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.gatehouse.ledger.Ledger;
import org.gatehouse.live.Broadcast;
import org.gatehouse.sql.Engine;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What is read back from the outbox for a day's limit and for letters that came back, on
/// PostgreSQL.
class PostgresPostTest {
    @TempDir private Path directory;
    private Evening evening;

    @BeforeEach
    void open() throws Exception {
        evening = new Evening(directory, Engine.POSTGRESQL.fresh());
    }

    @AfterEach
    void close() throws Exception {
        evening.close();
    }

    private void enqueue(LetterKind kind, int people) {
        for (int i = 0; i < people; i++) {
            evening.enqueue(evening.letter(kind, kind.wireName() + "-" + i + "@example.org"));
        }
    }

    @Test
    void whatADaysLimitHasLeftIsCountedAnewAfterARestart() {
        MailSettings usual = evening.settings(evening.relay.port());
        MailSettings limited =
                new MailSettings(
                        usual.host(),
                        usual.port(),
                        usual.security(),
                        usual.signIn(),
                        usual.from(),
                        usual.fromName(),
                        1,
                        0,
                        4);
        Postman before = evening.postman(limited);
        enqueue(LetterKind.REMINDER, 4);
        await(() -> evening.count(DeliveryState.ACCEPTED) == 2);
        before.close();

        Postman after = evening.postman(limited);
        enqueue(LetterKind.EMERGENCY, 3);
        await(() -> evening.count(DeliveryState.ACCEPTED) == 4);
        assertEquals(10, after.timeFor(10).leftOver());
    }

    @Test
    void aLetterThatCameBackIsKnownByItsIdAndByItsMessageId() {
        enqueue(LetterKind.EMERGENCY, 2);
        evening.postman();
        await(() -> evening.count(DeliveryState.ACCEPTED) == 2);
        Bounces bounces =
                new Bounces(new Ledger(evening.keys, evening.database.dialect()), new Broadcast());
        boolean mayCome = evening.database.read(h -> Bounces.mayCome(h, Evening.START));
        assertTrue(mayCome);
        String messageId = evening.relay.received().getFirst().messageId();
        assertTrue(note(bounces, new Bounce(null, messageId, "550 gone")));
        var left =
                evening.board().deliveries(evening.meeting, 0).stream()
                        .filter(one -> one.state() == DeliveryState.ACCEPTED)
                        .toList();
        assertEquals(1, left.size());
        assertTrue(note(bounces, new Bounce(left.getFirst().letter(), null, "550 gone")));
        assertFalse(note(bounces, new Bounce(null, messageId, "550 gone")), "told twice");
        assertEquals(2, evening.count(DeliveryState.BOUNCED));
    }

    private boolean note(Bounces bounces, Bounce bounce) {
        return evening.database.write(tx -> bounces.note(tx, bounce));
    }
}
