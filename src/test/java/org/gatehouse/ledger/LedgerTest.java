package org.gatehouse.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.LongStream;
import org.gatehouse.keys.KeyFile;
import org.gatehouse.sql.Database;
import org.gatehouse.sql.Engine;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(Engine.class)
class LedgerTest {
    private static final Instant EVENING = Instant.parse("2021-11-11T19:00:00.123Z");
    private static final UUID MEETING = UUID.fromString("01890a5d-ac96-774b-bcce-b302099a8057");
    private static final UUID PERSON = UUID.fromString("01890a5d-ac96-774b-bcce-b302099a8058");

    @Parameter Engine engine;
    @TempDir Path folder;

    private Database database;
    private Ledger ledger;

    @BeforeEach
    void open() {
        database = Database.open(engine.fresh(), () -> EVENING);
        ledger =
                new Ledger(
                        KeyFile.open(folder.resolve("key"), new SecureRandom()),
                        database.dialect());
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void anEntryIsCanonicalJsonAndItsHashThatOfRfc6962() throws Exception {
        Entry entry =
                Entry.of("knock.admitted", new Actor.Rule("known")).in(MEETING).with("people", 2);
        assertEquals(0, append(entry));
        String body = bodies().getFirst();
        assertEquals(
                "{\"at\":\"2021-11-11T19:00:00.123Z\",\"by\":\"rule:known\",\"facts\":{\"people\":2},"
                        + "\"kind\":\"knock.admitted\",\"meeting\":\""
                        + MEETING
                        + "\",\"number\":0}",
                body);
        MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
        byte[] leaf = sha256.digest(("\0" + body).getBytes(UTF_8));
        assertArrayEquals(leaf, leaves().getFirst());
    }

    @Test
    void entriesAreNumberedWithoutAGapWhoeverWritesAndWhateverFails() {
        try (ExecutorService threads = Executors.newFixedThreadPool(16)) {
            for (int t = 0; t < 16; t++) {
                threads.execute(
                        () -> {
                            for (int i = 0; i < 25; i++) {
                                append(Entry.of("thing.done", new Actor.Operator()));
                                assertThrows(IllegalStateException.class, this::appendAndFail);
                            }
                        });
            }
        }
        List<Long> numbers =
                database.read(
                        handle ->
                                handle.select("SELECT number FROM ledger_entry ORDER BY number")
                                        .mapTo(Long.class)
                                        .list());
        assertEquals(LongStream.range(0, 400).boxed().toList(), numbers);
        List<String> bodies = bodies();
        for (int i = 0; i < 400; i++) {
            assertTrue(bodies.get(i).contains("\"number\":" + i + "}"));
        }
    }

    private void appendAndFail() {
        database.write(
                tx -> {
                    ledger.append(tx, Entry.of("thing.undone", new Actor.Operator()));
                    throw new IllegalStateException("the effect failed");
                });
    }

    @Test
    void whatIsPersonalEntersAsACommitmentThatItsOpeningProves() {
        append(registered());
        String body = bodies().getFirst();
        assertFalse(body.contains("Okafor"), body);
        assertFalse(body.contains("grace@"), body);
        database.read(
                handle -> {
                    List<Map<String, Object>> openings =
                            handle.select("SELECT field, salt, value FROM ledger_opening")
                                    .mapToMap()
                                    .list();
                    assertEquals(2, openings.size());
                    for (Map<String, Object> row : openings) {
                        String commitment =
                                Commitment.of((byte[]) row.get("salt"), (String) row.get("value"));
                        String member = "\"" + row.get("field") + "\":\"" + commitment + "\"";
                        assertTrue(body.contains(member), body);
                    }
                    return openings;
                });
    }

    @Test
    void erasingAPersonLeavesEveryEntryAndHashAsItWas() {
        append(Entry.of("meeting.published", new Actor.Operator()));
        append(registered());
        append(registered());
        List<String> bodies = bodies();
        List<String> leaves = hex(leaves());
        database.write(
                tx ->
                        tx.handle()
                                .execute("DELETE FROM ledger_opening WHERE person_id = ?", PERSON));
        assertEquals(bodies, bodies());
        assertEquals(leaves, hex(leaves()));
        assertEquals(
                leaves,
                hex(
                        bodies().stream()
                                .map(body -> MerkleTree.leafHash(body.getBytes(UTF_8)))
                                .toList()));
        assertFalse(bodies().toString().contains("Okafor"));
    }

    @Test
    void theSameNameIsNeverCommittedToTwiceAlike() {
        append(registered());
        append(registered());
        List<String> bodies = bodies();
        assertFalse(personal(bodies.get(0)).equals(personal(bodies.get(1))));
    }

    private static String personal(String body) {
        return body.substring(body.indexOf("\"personal\""));
    }

    @Test
    void aCommitmentIsTheOneThatIsWrittenDown() {
        byte[] salt = HexFormat.of().parseHex("000102030405060708090a0b0c0d0e0f");
        assertEquals("9E5-k856HIO8ZDblnkfdV4ydsAhnCVsyEuItsA5L5Fs", Commitment.of(salt, "Zoë"));
    }

    private static Entry registered() {
        return Entry.of("registrant.registered", new Actor.Resident(PERSON))
                .in(MEETING)
                .personal(PERSON, Map.of("name", "Grace Okafor", "email", "grace@example.org"));
    }

    private long append(Entry entry) {
        return database.write(tx -> ledger.append(tx, entry));
    }

    private List<String> bodies() {
        return column("body", String.class);
    }

    private List<byte[]> leaves() {
        return column("leaf_hash", byte[].class);
    }

    private <T> List<T> column(String name, Class<T> type) {
        return database.read(
                (Handle handle) ->
                        handle.select("SELECT " + name + " FROM ledger_entry ORDER BY number")
                                .mapTo(type)
                                .list());
    }

    private static List<String> hex(List<byte[]> hashes) {
        return hashes.stream().map(HexFormat.of()::formatHex).toList();
    }
}
