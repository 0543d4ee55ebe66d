package org.gatehouse.anchor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.gatehouse.keys.KeyFile;
import org.gatehouse.keys.Keys;
import org.gatehouse.ledger.Actor;
import org.gatehouse.ledger.Checkpoints;
import org.gatehouse.ledger.Entry;
import org.gatehouse.ledger.Ledger;
import org.gatehouse.mail.MailAddress;
import org.gatehouse.mail.Outbox;
import org.gatehouse.mail.Recipient;
import org.gatehouse.sql.Database;
import org.gatehouse.sql.Engine;
import org.gatehouse.sql.Ids;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(Engine.class)
class AnchorsTest {
    private static final List<Recipient> PEOPLE =
            List.of(
                    new Recipient(new MailAddress("clerk@parish.example"), "Ann Clerk"),
                    new Recipient(new MailAddress("chair@parish.example"), ""));

    @Parameter Engine engine;
    @TempDir Path folder;

    private Instant now = Instant.parse("2027-11-11T19:00:00Z");
    private Database database;
    private Keys keys;
    private Ledger ledger;
    private Checkpoints checkpoints;

    @BeforeEach
    void open() {
        database = Database.open(engine.fresh(), () -> now);
        keys = KeyFile.open(folder.resolve("key"), new SecureRandom());
        ledger = new Ledger(keys, database.dialect());
        URI url = URI.create("https://forum.example.org");
        checkpoints = new Checkpoints(database, keys, url, Optional.empty());
    }

    @AfterEach
    void close() {
        database.close();
    }

    private Anchors anchors(Optional<TimeAuthority> authority) {
        Outbox outbox = new Outbox(keys, new Ids(() -> now, new SecureRandom()));
        return new Anchors(database, keys, outbox, PEOPLE, authority, () -> now);
    }

    private void happens(String kind) {
        database.write(tx -> ledger.append(tx, Entry.of(kind, new Actor.Operator())));
        checkpoints.sign();
    }

    private void later(Duration time) {
        now = now.plus(time);
    }

    private long count(String what) {
        return database.read(
                h -> h.createQuery("SELECT COUNT(*) FROM " + what).mapTo(Long.class).one());
    }

    private long letters() {
        return count("letter WHERE kind = 'checkpoint'");
    }

    @Test
    void everybodyNamedGetsTheSealOnceADayWhileTheLedgerGrows() {
        Anchors anchors = anchors(Optional.empty());
        anchors.turn();
        assertEquals(0, letters(), "there is nothing to seal");
        happens("meeting.announced");
        anchors.turn();
        anchors.turn();
        assertEquals(2, letters());
        happens("meeting.announced");
        later(Duration.ofHours(23));
        anchors.turn();
        assertEquals(2, letters(), "not yet a day");
        later(Duration.ofHours(1));
        anchors.turn();
        assertEquals(4, letters());
        later(Duration.ofDays(30));
        anchors.turn();
        assertEquals(4, letters(), "the ledger did not grow");
    }

    @Test
    void anIncidentIsNotKeptWaitingForADay() {
        Anchors anchors = anchors(Optional.empty());
        happens("meeting.announced");
        anchors.turn();
        happens("meeting.stopped");
        happens("incident.opened");
        later(Duration.ofMinutes(5));
        anchors.turn();
        anchors.turn();
        assertEquals(4, letters(), "one letter each for what happened together");
    }

    @Test
    void theAuthoritysAnswerIsKeptWithWhatItWasGivenFor() throws IOException {
        try (TimeAuthorityDouble authority = new TimeAuthorityDouble(folder.resolve("tsa"))) {
            happens("meeting.announced");
            Anchors anchors = anchors(Optional.of(authority::answer));
            anchors.turn();
            anchors.turn();
            assertEquals(
                    1,
                    count(
                            "ledger_timestamp t JOIN ledger_checkpoint c ON c.number = t.checkpoint"
                                    + " WHERE t.asked_at = "
                                    + now.toEpochMilli()));
            happens("incident.noted");
            later(Duration.ofMinutes(1));
            anchors.turn();
            assertEquals(2, count("ledger_timestamp"));
        }
    }

    @Test
    void anAuthorityThatIsAwayOrLiesIsAskedAgainInAWhile() {
        int[] asked = new int[1];
        Anchors anchors =
                anchors(
                        Optional.of(
                                _ -> {
                                    if (asked[0]++ == 0) {
                                        throw new IOException("It is away.");
                                    }
                                    return new byte[] {0x30, 0x00};
                                }));
        happens("meeting.announced");
        anchors.turn();
        anchors.turn();
        assertEquals(1, asked[0]);
        later(Duration.ofMinutes(15));
        anchors.turn();
        assertEquals(2, asked[0]);
        assertEquals(0, count("ledger_timestamp"));
        assertTrue(letters() > 0, "people are written to all the same");
    }
}
