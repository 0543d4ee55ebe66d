package org.gatehouse.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
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

@ParameterizedClass
@EnumSource(Engine.class)
class CheckpointsTest {
    private static final Instant EVENING = Instant.parse("2021-11-11T19:00:00.123Z");
    private static final URI URL = URI.create("https://meetings.example.org");

    @Parameter Engine engine;
    @TempDir Path folder;

    private Database database;
    private Keys keys;
    private Ledger ledger;
    private int things;

    @BeforeEach
    void open() {
        database = Database.open(engine.fresh(), () -> EVENING);
        keys = KeyFile.open(folder.resolve("key"), new SecureRandom());
        ledger = new Ledger(keys, database.dialect());
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void anEmptyLedgerIsNotSigned() {
        assertEquals(Optional.empty(), checkpoints().sign());
    }

    @Test
    void eachCheckpointSaysWhatTheTreeOverAllEntriesSays() throws NotProven {
        Checkpoints checkpoints = checkpoints();
        for (int size = 1; size <= 20; size++) {
            append(1);
            Checkpoint signed =
                    Checkpoint.verify(checkpoints.sign().orElseThrow(), checkpoints.verifierKey());
            MerkleTree tree = tree();
            assertEquals(Checkpoint.of(signed.origin(), size, tree.root()), signed);
            assertEquals("meetings.example.org/gatehouse-ledger", signed.origin());
        }
        assertEquals(20, stored());
        assertIntact();
    }

    @Test
    void whereNothingWasAddedNothingIsSigned() {
        append(3);
        Checkpoints checkpoints = checkpoints();
        Optional<SignedNote> first = checkpoints.sign();
        assertEquals(first, checkpoints.sign());
        assertEquals(first, checkpoints().sign());
        assertEquals(1, stored());
    }

    @Test
    void twoNodesTakeTurns() {
        Checkpoints one = checkpoints(Optional.empty());
        Checkpoints other = checkpoints(Optional.empty());
        for (int turn = 0; turn < 5; turn++) {
            append(3);
            one.sign();
            append(2);
            other.sign();
        }
        assertEquals(10, stored());
        assertIntact();
    }

    @Test
    void aForumThatMovesKeepsItsOrigin() throws NotProven {
        append(1);
        checkpoints().sign();
        append(1);
        URI elsewhere = URI.create("https://elsewhere.example.org");
        Checkpoints moved = new Checkpoints(database, keys, elsewhere, Optional.of(witness()));
        SignedNote note = moved.sign().orElseThrow();
        assertEquals(
                "meetings.example.org/gatehouse-ledger",
                Checkpoint.verify(note, moved.verifierKey()).origin());
    }

    @Test
    void afterAnOlderCopyWasPutBackNothingIsSigned() {
        forkHistory();
        assertThrows(Divergence.class, () -> checkpoints().sign());
        append(1);
        assertThrows(Divergence.class, () -> checkpoints().sign());
        append(10);
        assertThrows(Divergence.class, () -> checkpoints().sign());
        assertEquals(1, stored());
    }

    @Test
    void aForkIsDeclaredOpenlyAndIsThenGoneOnFrom() {
        String givenUp = forkHistory();
        append(1);
        SignedNote fork = checkpoints().declareFork(ledger, new Actor.Operator()).orElseThrow();
        assertTrue(fork.text().endsWith("\nfork " + givenUp + "\n"), fork.text());
        append(1);
        checkpoints().sign().orElseThrow();
        LedgerVerifier.Report report = verify();
        assertEquals(List.of(), report.faults());
        assertEquals(1, report.forks().size());
        String body =
                database.read(
                        h ->
                                h.select(
                                                "SELECT body FROM ledger_entry WHERE kind = 'ledger.forked'")
                                        .mapTo(String.class)
                                        .one());
        assertTrue(body.contains(givenUp), body);
    }

    /// Signs 3 and then 6 entries, and puts the copy with 3 back; returns what is lost.
    private String forkHistory() {
        append(3);
        checkpoints().sign();
        append(3);
        checkpoints().sign();
        String lost = "6 " + StrictText.base64(tree().root());
        sql("DELETE FROM ledger_checkpoint WHERE number = 1");
        sql("DELETE FROM ledger_entry WHERE number >= 3");
        return lost;
    }

    @Test
    void whereAllAgreesThereIsNoForkToDeclare() {
        append(3);
        checkpoints().sign();
        append(1);
        assertEquals(Optional.empty(), checkpoints().declareFork(ledger, new Actor.Operator()));
        assertEquals(4, tree().size());
    }

    @Test
    void whatWasAlteredIsNotSignedAgain() {
        append(3);
        checkpoints(Optional.empty()).sign();
        sql(
                """
                UPDATE ledger_entry SET leaf_hash =
                    (SELECT e.leaf_hash FROM ledger_entry e WHERE e.number = 0)
                WHERE number = 1
                """);
        append(1);
        assertThrows(Divergence.class, () -> checkpoints(Optional.empty()).sign());
    }

    @Test
    void aLedgerWithAGapIsNotSigned() {
        append(3);
        sql("DELETE FROM ledger_entry WHERE number = 1");
        assertThrows(Divergence.class, () -> checkpoints().sign());
        assertThrows(
                Divergence.class, () -> checkpoints().declareFork(ledger, new Actor.Operator()));
    }

    @Test
    void aForgedCheckpointOrWitnessIsNotBuiltUpon() throws Exception {
        append(3);
        checkpoints().sign();
        append(1);
        Files.writeString(witness().file(), "anything");
        assertThrows(Divergence.class, () -> checkpoints().sign());
        Files.delete(witness().file());
        sql("UPDATE ledger_checkpoint SET note = REPLACE(note, '3', '4')");
        assertThrows(Divergence.class, () -> checkpoints().sign());
    }

    @Test
    void anIncidentIsSignedAtOnceAndLeavesTheWriterAlone() throws Exception {
        Checkpoints checkpoints = checkpoints();
        try (Notary notary = new Notary(checkpoints, Duration.ofHours(1))) {
            Ledger watched = new Ledger(keys, database.dialect(), notary::hurry, Optional.empty());
            notary.start();
            database.write(
                    tx -> watched.append(tx, Entry.of("meeting.stopped", new Actor.Operator())));
            while (stored() == 0) {
                Thread.sleep(5);
            }
            assertEquals(Optional.empty(), notary.trouble());
        }
        assertIntact();
    }

    @Test
    void theNotarySaysWhyItDoesNotSign() throws Exception {
        forkHistory();
        try (Notary notary = new Notary(checkpoints(), Duration.ofHours(1))) {
            notary.start();
            while (notary.trouble().isEmpty()) {
                Thread.sleep(5);
            }
            assertEquals(
                    "The ledger has 3 entries, but a checkpoint was signed over 6.",
                    notary.trouble().orElseThrow());
        }
    }

    private Witness witness() {
        return Witness.beside(folder.resolve("key"));
    }

    private Checkpoints checkpoints() {
        return checkpoints(Optional.of(witness()));
    }

    private Checkpoints checkpoints(Optional<Witness> witness) {
        return new Checkpoints(database, keys, URL, witness);
    }

    private void append(int entries) {
        for (int i = 0; i < entries; i++) {
            int another = ++things;
            database.write(
                    tx ->
                            ledger.append(
                                    tx,
                                    Entry.of("thing.done", new Actor.Operator())
                                            .with("thing", another)));
        }
    }

    private void sql(String sql) {
        assertTrue(database.write(tx -> tx.handle().execute(sql)) > 0, "nothing was altered");
    }

    private MerkleTree tree() {
        List<byte[]> leaves =
                database.read(
                        h ->
                                h.select("SELECT leaf_hash FROM ledger_entry ORDER BY number")
                                        .mapTo(byte[].class)
                                        .list());
        return MerkleTree.of(leaves.size(), index -> leaves.get((int) index));
    }

    private long stored() {
        return database.read(
                h -> h.select("SELECT COUNT(*) FROM ledger_checkpoint").mapTo(Long.class).one());
    }

    private LedgerVerifier.Report verify() {
        VerifierKey key = checkpoints().verifierKey();
        return database.read(handle -> LedgerVerifier.verify(handle, key, List.of()));
    }

    private void assertIntact() {
        assertEquals(List.of(), verify().faults());
    }
}
