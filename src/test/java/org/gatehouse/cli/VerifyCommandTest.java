package org.gatehouse.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gatehouse.Surroundings;
import org.gatehouse.incident.Bag;
import org.gatehouse.keys.KeyFile;
import org.gatehouse.keys.Keys;
import org.gatehouse.keys.Purpose;
import org.gatehouse.ledger.Actor;
import org.gatehouse.ledger.Checkpoints;
import org.gatehouse.ledger.Entry;
import org.gatehouse.ledger.Ledger;
import org.gatehouse.ledger.SigningKey;
import org.gatehouse.ledger.SshSignature;
import org.gatehouse.ledger.Witness;
import org.gatehouse.sql.Database;
import org.gatehouse.sql.DatabaseAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VerifyCommandTest {
    private static final URI URL = URI.create("https://meetings.example.org");

    @TempDir Path data;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void anIntactLedgerEndsWithNoughtAndShowsWhatToCompare() {
        fill(3);
        assertEquals(0, run(), err.toString(UTF_8));
        String said = out.toString(UTF_8);
        assertTrue(said.contains("Verifier key: meetings.example.org/gatehouse-ledger+"), said);
        assertTrue(said.contains("Entries: 3\n"), said);
        assertTrue(said.contains("— meetings.example.org/gatehouse-ledger "), said);
        assertTrue(said.endsWith("The ledger is intact.\n"), said);
    }

    @Test
    void anAlteredLedgerEndsWithOneAndNamesTheEntry() {
        fill(3);
        sql("UPDATE ledger_entry SET body = REPLACE(body, 'operator', 'nobody') WHERE number = 1");
        assertEquals(1, run());
        assertTrue(err.toString(UTF_8).contains("\n  Entry 1: its text"), err.toString(UTF_8));
        assertFalse(out.toString(UTF_8).contains("intact"));
    }

    @Test
    void anOlderCopyIsNoticedUntilItsForkIsDeclared() {
        fill(3);
        assertEquals(1, run("--declare-fork"));
        sql("DELETE FROM ledger_checkpoint");
        sql("DELETE FROM ledger_entry WHERE number = 2");
        assertEquals(1, run());
        assertTrue(err.toString(UTF_8).contains("Was an older copy put back?"));
        assertEquals(0, run("--declare-fork"), err.toString(UTF_8));
        assertEquals(0, run(), err.toString(UTF_8));
        assertTrue(out.toString(UTF_8).contains("declares a fork"));
    }

    @Test
    void nothingIsMadeWhereNothingIs() throws Exception {
        assertEquals(1, run());
        assertTrue(err.toString(UTF_8).contains("There is no key file"));
        KeyFile.open(data.resolve("gatehouse.key"), new SecureRandom());
        assertEquals(1, run());
        assertTrue(err.toString(UTF_8).contains("There is no database"));
        assertEquals(2, run("--key", "nonsense"));
        try (var files = Files.list(data)) {
            assertEquals(1, files.count());
        }
    }

    @Test
    void aPackIsCheckedWithItsSignature() throws Exception {
        fill(1);
        Path pack = data.resolve("pack");
        Bag bag = Bag.in(pack);
        bag.put("newest.checkpoint", Files.newInputStream(data.resolve("ledger.checkpoint")));
        bag.put("timeline.txt", "19:02 stopped\n");
        bag.seal(new LinkedHashMap<>(Map.of("Source-Organization", "A forum")));
        assertEquals(1, run("--pack", pack.toString()));
        assertTrue(err.toString(UTF_8).contains("Nobody has signed this pack as a whole."));
        SigningKey key =
                SigningKey.ofSeed(
                        "meetings.example.org/gatehouse-ledger",
                        keys().seed(Purpose.CHECKPOINT_KEY));
        byte[] manifest = Files.readAllBytes(pack.resolve(Bag.TAG_MANIFEST));
        String signature = SshSignature.sign(manifest, key).toString();
        Files.writeString(pack.resolve(Bag.SIGNATURE), signature);
        assertEquals(0, run("--pack", pack.toString()), err.toString(UTF_8));
        assertTrue(out.toString(UTF_8).contains("Signatures that are right: 2\n"));
        Files.writeString(pack.resolve("data/timeline.txt"), "19:03 stopped\n");
        assertEquals(1, run("--pack", pack.toString(), "--key", key.verifierKey().toString()));
        assertTrue(err.toString(UTF_8).contains("data/timeline.txt: This file was altered"));
    }

    private Keys keys() {
        return KeyFile.open(data.resolve("gatehouse.key"), new SecureRandom());
    }

    private DatabaseAddress address() {
        return DatabaseAddress.embedded(data.resolve("gatehouse.db"));
    }

    private void fill(int entries) {
        Witness witness = Witness.beside(data.resolve("gatehouse.key"));
        try (Database database = Database.open(address(), Clock.systemUTC())) {
            Ledger ledger = new Ledger(keys(), database.dialect());
            for (int i = 0; i < entries; i++) {
                database.write(
                        tx -> ledger.append(tx, Entry.of("thing.done", new Actor.Operator())));
            }
            new Checkpoints(database, keys(), URL, Optional.of(witness)).sign();
        }
    }

    private void sql(String sql) {
        try (Database database = Database.open(address(), Clock.systemUTC())) {
            assertTrue(database.write(tx -> tx.handle().execute(sql)) > 0);
        }
    }

    private int run(String... more) {
        List<String> words = new java.util.ArrayList<>();
        words.addAll(List.of("verify", "--data", data.toString(), "--url", URL.toString()));
        words.addAll(List.of(more));
        Terminal terminal =
                new Terminal(
                        new PrintStream(out, true, UTF_8),
                        new PrintStream(err, true, UTF_8),
                        new Surroundings(Map.of(), data, data));
        return new CommandLine(List.of(new VerifyCommand())).run(words, terminal);
    }
}
