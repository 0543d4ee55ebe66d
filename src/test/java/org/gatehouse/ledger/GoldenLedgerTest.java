package org.gatehouse.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.gatehouse.keys.KeyFile;
import org.gatehouse.keys.Keys;
import org.gatehouse.sql.Database;
import org.gatehouse.sql.Engine;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// A small ledger as it was once written: every later version must find it intact, and its altered
/// twin wrong at the altered entry. `-Dgolden.write=true` writes both anew, which is right only
/// when the ledger's form was changed on purpose.
class GoldenLedgerTest {
    private static final Path GOLDEN = Path.of("src/test/resources/golden/ledger");
    private static final Path INTACT = GOLDEN.resolve("intact.json");
    private static final Path TAMPERED = GOLDEN.resolve("tampered.json");
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
    private static final Instant EVENING = Instant.parse("2021-11-11T19:00:00.123Z");

    private static final Map<String, String> TABLES =
            Map.of(
                    "ledger_entry", "number, at, kind, meeting_id, body, leaf_hash",
                    "ledger_opening", "number, field, person_id, salt, value",
                    "ledger_checkpoint", "number, size, root, note, at");

    @TempDir Path folder;

    @Test
    void theGoldenLedgerIsIntact() throws Exception {
        if (Boolean.getBoolean("golden.write")) {
            write();
        }
        LedgerVerifier.Report report = verify(INTACT);
        assertEquals(List.of(), report.faults());
        assertEquals(8, report.size());
    }

    @Test
    void theTamperedLedgerIsWrongAtTheRightEntry() throws Exception {
        if (Boolean.getBoolean("golden.write")) {
            write();
        }
        assertEquals(
                List.of(
                        new LedgerVerifier.Fault(
                                5,
                                "Entry 5: its text and its hash do not belong together: one of them"
                                        + " was altered.")),
                verify(TAMPERED).faults());
    }

    private static LedgerVerifier.Report verify(Path file) throws Exception {
        JsonNode golden = JSON.readTree(Files.readString(file));
        VerifierKey key = VerifierKey.parse(golden.get("key").asString());
        try (Database database = Database.open(Engine.SQLITE.fresh(), () -> EVENING)) {
            database.write(
                    tx -> {
                        insert(tx.handle(), "ledger_entry", golden);
                        insert(tx.handle(), "ledger_opening", golden);
                        insert(tx.handle(), "ledger_checkpoint", golden);
                        return golden;
                    });
            return database.read(handle -> LedgerVerifier.verify(handle, key, List.of()));
        }
    }

    private static void insert(Handle handle, String table, JsonNode golden) {
        List<String> columns = columns(table);
        String values = String.join(", ", columns.stream().map(column -> ":" + column).toList());
        for (JsonNode row : golden.get(table)) {
            var update =
                    handle.createUpdate(
                            "INSERT INTO %s (%s) VALUES (%s)"
                                    .formatted(table, TABLES.get(table), values));
            for (String column : columns) {
                JsonNode value = row.get(column);
                if (value.isNumber()) {
                    update.bind(column, value.asLong());
                } else if (isBytes(column)) {
                    update.bind(column, HexFormat.of().parseHex(value.asString()));
                } else {
                    update.bind(column, value.asString());
                }
            }
            update.execute();
        }
    }

    private static List<String> columns(String table) {
        return List.of(TABLES.getOrDefault(table, "").split(", "));
    }

    private static boolean isBytes(String column) {
        return List.of("leaf_hash", "salt", "root").contains(column);
    }

    private void write() throws Exception {
        SecureRandom random = new SecureRandom();
        Keys keys = KeyFile.open(folder.resolve("key"), random);
        try (Database database = Database.open(Engine.SQLITE.fresh(), () -> EVENING)) {
            URI url = URI.create("https://meetings.example.org");
            Checkpoints checkpoints = new Checkpoints(database, keys, url, Optional.empty());
            Ledger ledger = new Ledger(keys, database.dialect());
            append(database, ledger, 3);
            checkpoints.sign();
            append(database, ledger, 4);
            checkpoints.sign();
            append(database, ledger, 1);
            Map<String, Object> golden = new LinkedHashMap<>();
            golden.put("key", checkpoints.verifierKey().toString());
            for (String table : List.of("ledger_entry", "ledger_opening", "ledger_checkpoint")) {
                golden.put(table, database.read(handle -> rows(handle, table)));
            }
            Files.createDirectories(GOLDEN);
            String text = JSON.writeValueAsString(golden) + "\n";
            Files.writeString(INTACT, text);
            String people = "\\\"people\\\":5}";
            Files.writeString(TAMPERED, text.replace(people, people.replace("5", "50")));
        }
    }

    private static void append(Database database, Ledger ledger, int entries) {
        UUID meeting = UUID.fromString("01890a5d-ac96-774b-bcce-b302099a8057");
        UUID person = UUID.fromString("01890a5d-ac96-774b-bcce-b302099a8058");
        for (int i = 0; i < entries; i++) {
            database.write(
                    tx -> {
                        long people =
                                tx.handle()
                                        .createQuery("SELECT COUNT(*) FROM ledger_entry")
                                        .mapTo(Long.class)
                                        .one();
                        return ledger.append(
                                tx,
                                Entry.of("registrant.registered", new Actor.Resident(person))
                                        .in(meeting)
                                        .with("people", people)
                                        .personal(person, Map.of("name", "Zoë O'Connor")));
                    });
        }
    }

    private static List<Map<String, Object>> rows(Handle handle, String table) {
        String sql = "SELECT %s FROM %s ORDER BY number".formatted(TABLES.get(table), table);
        List<Map<String, Object>> rows = new ArrayList<>();
        for (Map<String, Object> row : handle.select(sql).mapToMap().list()) {
            row.replaceAll(
                    (_, value) ->
                            value instanceof byte[] bytes
                                    ? HexFormat.of().formatHex(bytes)
                                    : value);
            rows.add(row);
        }
        return rows;
    }
}
