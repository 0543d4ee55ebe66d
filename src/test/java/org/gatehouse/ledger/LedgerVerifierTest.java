package org.gatehouse.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.gatehouse.keys.KeyFile;
import org.gatehouse.keys.Keys;
import org.gatehouse.sql.Database;
import org.gatehouse.sql.Engine;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/// Twelve entries, signed after the fourth and the ninth; each test alters them as somebody with
/// the database in hand would.
@ParameterizedClass
@EnumSource(Engine.class)
class LedgerVerifierTest {
    private static final Instant EVENING = Instant.parse("2021-11-11T19:00:00.123Z");
    private static final UUID MEETING = UUID.fromString("01890a5d-ac96-774b-bcce-b302099a8057");
    private static final UUID PERSON = UUID.fromString("01890a5d-ac96-774b-bcce-b302099a8058");
    private static final URI URL = URI.create("https://meetings.example.org");

    @Parameter Engine engine;
    @TempDir Path folder;

    private Database database;
    private Keys keys;
    private Ledger ledger;
    private Checkpoints checkpoints;

    @BeforeEach
    void fill() {
        database = Database.open(engine.fresh(), () -> EVENING);
        keys = KeyFile.open(folder.resolve("key"), new SecureRandom());
        ledger = new Ledger(keys, database.dialect());
        checkpoints = new Checkpoints(database, keys, URL, Optional.empty());
        append(4);
        checkpoints.sign();
        append(5);
        checkpoints.sign();
        append(3);
    }

    @AfterEach
    void close() {
        database.close();
    }

    private void append(int entries) {
        for (int i = 0; i < entries; i++) {
            database.write(
                    tx ->
                            ledger.append(
                                    tx,
                                    Entry.of("registrant.registered", new Actor.Resident(PERSON))
                                            .in(MEETING)
                                            .with("people", 2)
                                            .personal(PERSON, Map.of("name", "Grace Okafor"))));
        }
    }

    @Test
    void aLedgerThatNobodyTouchedIsIntact() {
        LedgerVerifier.Report report = verify();
        assertEquals(List.of(), report.faults());
        assertEquals(12, report.size());
        assertTrue(report.newest().orElseThrow().text().contains("/gatehouse-ledger\n9\n"));
        assertEquals(List.of(), report.forks());
    }

    @Test
    void erasingEverybodyLeavesItIntact() {
        sql("DELETE FROM ledger_opening");
        assertEquals(List.of(), verify().faults());
    }

    @Test
    void anEmptyLedgerIsIntact() {
        sql("DELETE FROM ledger_checkpoint");
        sql("DELETE FROM ledger_opening");
        sql("DELETE FROM ledger_entry");
        assertEquals(List.of(), verify().faults());
    }

    @Test
    void aChangedTextIsFoundAtItsEntry() {
        sql("UPDATE ledger_entry SET body = REPLACE(body, '2}', '3}') WHERE number = 5");
        assertOnly(5, "its text and its hash do not belong together");
    }

    @Test
    void aChangedHashIsFoundAtItsEntry() {
        hash(6, MerkleTree.leafHash("forged".getBytes(UTF_8)));
        assertOnly(6, "its text and its hash do not belong together");
    }

    @Test
    void aTextChangedTogetherWithItsHashIsFoundByTheNextCheckpoint() {
        rewrite(6, body(6).replace("\"people\":2", "\"people\":3"));
        assertOnly(4, "Checkpoint 1 does not agree with the ledger: of the entries 4 to 8");
    }

    @Test
    void aTextInAnotherFormIsFoundEvenWithTheRightHash() {
        rewrite(10, body(10).replace(",", ", "));
        assertOnly(10, "not in the one form that entries are written in");
    }

    @Test
    void aTextThatIsNoJsonIsFound() {
        rewrite(10, "[".repeat(100_000));
        assertOnly(10, "not in the one form that entries are written in");
    }

    @Test
    void changedColumnsAreFoundAtTheirEntry() {
        sql("UPDATE ledger_entry SET kind = 'nothing.happened' WHERE number = 2");
        sql("UPDATE ledger_entry SET at = at + 1 WHERE number = 3");
        sql("UPDATE ledger_entry SET meeting_id = NULL WHERE number = 7");
        List<LedgerVerifier.Fault> faults = verify().faults();
        assertEquals(
                List.of(2L, 3L, 7L), faults.stream().map(LedgerVerifier.Fault::number).toList());
    }

    @Test
    void aRemovedEntryIsMissing() {
        remove(3);
        LedgerVerifier.Fault first = verify().faults().getFirst();
        assertEquals(new LedgerVerifier.Fault(3, "Entry 3 is missing."), first);
    }

    @Test
    void theEndCutOffIsMissing() {
        sql("DELETE FROM ledger_opening WHERE number >= 7");
        sql("DELETE FROM ledger_entry WHERE number >= 7");
        assertOnly(7, "Entries 7 to 8 are missing: checkpoint 1 was signed over 9 entries");
    }

    @Test
    void removedAndRenumberedEntriesAreFoundWhereTheNumbersBreak() {
        remove(3);
        sql("DELETE FROM ledger_opening");
        sql("UPDATE ledger_entry SET number = 3 WHERE number = 11");
        LedgerVerifier.Fault first = verify().faults().getFirst();
        assertEquals(
                new LedgerVerifier.Fault(3, "Entry 3: its text says that it is entry 11."), first);
    }

    @Test
    void exchangedEntriesAreFoundAtBothPlaces() {
        sql("DELETE FROM ledger_opening");
        sql("UPDATE ledger_entry SET number = 99 WHERE number = 2");
        sql("UPDATE ledger_entry SET number = 2 WHERE number = 7");
        sql("UPDATE ledger_entry SET number = 7 WHERE number = 99");
        List<String> words = words();
        assertEquals("Entry 2: its text says that it is entry 7.", words.getFirst());
        assertTrue(words.contains("Entry 7: its text says that it is entry 2."), words::toString);
    }

    @Test
    void anEntryBelowTheFirstIsFound() {
        sql("DELETE FROM ledger_opening");
        sql(
                "INSERT INTO ledger_entry (number, at, kind, body, leaf_hash)"
                        + " SELECT -1, at, kind, body, leaf_hash FROM ledger_entry WHERE number = 4");
        assertOnly(0, "1 rows have a number that no entry has");
    }

    @Test
    void changedPersonalDetailsAreFoundAtTheirEntry() {
        sql("UPDATE ledger_opening SET value = 'Grace Oakfor' WHERE number = 4");
        assertOnly(4, "what is kept of a person's details is not what was committed to");
    }

    @Test
    void anAlteredCheckpointIsFound() {
        sql("UPDATE ledger_checkpoint SET note = REPLACE(note, '9', '8') WHERE number = 1");
        List<String> words = words();
        assertTrue(words.getFirst().startsWith("Checkpoint 1: "), words::toString);
        assertEquals(1, words.size(), words::toString);
    }

    @Test
    void aCheckpointWhoseColumnsSayOtherwiseIsFound() {
        sql("UPDATE ledger_checkpoint SET size = 8 WHERE number = 1");
        assertOnly(8, "Checkpoint 1: its columns do not say what was signed");
    }

    @Test
    void aRemovedCheckpointIsMissing() {
        sql("DELETE FROM ledger_checkpoint WHERE number = 0");
        assertOnly(0, "Checkpoint 0 is missing.");
    }

    @Test
    void aCheckpointOfAnotherRecordIsFoundEvenWithTheRightKey() {
        Checkpoint other =
                Checkpoint.of(
                        "meetings.example.org/gatehouse-ledger",
                        4,
                        MerkleTree.leafHash("another record".getBytes(UTF_8)));
        SignedNote note =
                other.sign(
                        SigningKey.ofSeed(
                                other.origin(),
                                keys.seed(org.gatehouse.keys.Purpose.CHECKPOINT_KEY)));
        database.write(
                tx ->
                        tx.handle()
                                .execute(
                                        "UPDATE ledger_checkpoint SET note = ?, root = ? WHERE number = 0",
                                        note.toString(),
                                        other.rootHash()));
        assertOnly(4, "Checkpoint 0 was signed over 4 other entries than these");
    }

    @Test
    void aCheckpointKeptElsewhereBearsWitnessWhenTheDatabaseWasRewritten() {
        SignedNote mailed = checkpoints.sign().orElseThrow();
        rewrite(10, body(10).replace("\"people\":2", "\"people\":3"));
        sql("DELETE FROM ledger_checkpoint WHERE number = 2");
        new Checkpoints(database, keys, URL, Optional.empty()).sign();
        assertEquals(List.of(), verify().faults());
        LedgerVerifier.Report report = verify(new LedgerVerifier.Outside("The mailed one", mailed));
        assertFalse(report.isIntact());
        assertTrue(report.faults().getFirst().words().startsWith("The mailed one does not agree"));
    }

    @Test
    void anotherKeyProvesNothing() {
        VerifierKey other =
                SigningKey.ofSeed("meetings.example.org/gatehouse-ledger", new byte[32])
                        .verifierKey();
        LedgerVerifier.Report report =
                database.read(handle -> LedgerVerifier.verify(handle, other, List.of()));
        assertEquals(2, report.faults().size());
        assertEquals(Optional.empty(), report.newest());
    }

    private LedgerVerifier.Report verify(LedgerVerifier.Outside... outside) {
        VerifierKey key = checkpoints.verifierKey();
        return database.read(handle -> LedgerVerifier.verify(handle, key, List.of(outside)));
    }

    private List<String> words() {
        return verify().faults().stream().map(LedgerVerifier.Fault::words).toList();
    }

    private void assertOnly(long number, String words) {
        List<LedgerVerifier.Fault> faults = verify().faults();
        assertEquals(1, faults.size(), faults::toString);
        assertEquals(number, faults.getFirst().number(), faults::toString);
        assertTrue(faults.getFirst().words().contains(words), faults::toString);
    }

    private void sql(String sql) {
        assertTrue(database.write(tx -> tx.handle().execute(sql)) > 0, "nothing was altered");
    }

    private void remove(int number) {
        sql("DELETE FROM ledger_opening WHERE number = " + number);
        sql("DELETE FROM ledger_entry WHERE number = " + number);
    }

    private String body(int number) {
        return database.read(
                handle ->
                        handle.select("SELECT body FROM ledger_entry WHERE number = ?", number)
                                .mapTo(String.class)
                                .one());
    }

    private void rewrite(int number, String body) {
        assertFalse(body.equals(body(number)));
        database.write(
                tx ->
                        tx.handle()
                                .execute(
                                        "UPDATE ledger_entry SET body = ? WHERE number = ?",
                                        body,
                                        number));
        hash(number, MerkleTree.leafHash(body.getBytes(UTF_8)));
    }

    private void hash(int number, byte[] hash) {
        database.write(
                tx ->
                        tx.handle()
                                .execute(
                                        "UPDATE ledger_entry SET leaf_hash = ? WHERE number = ?",
                                        hash,
                                        number));
    }
}
