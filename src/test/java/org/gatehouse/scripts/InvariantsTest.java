package org.gatehouse.scripts;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.gatehouse.refusal.Refusal;
import org.gatehouse.sql.Engine;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/// What must hold whatever people do, tried on the whole program with either database.
@ParameterizedClass
@EnumSource(Engine.class)
class InvariantsTest {
    @Parameter Engine engine;
    @TempDir Path folder;
    private Evening evening;

    @BeforeEach
    void open() {
        evening =
                switch (engine) {
                    case SQLITE -> new Evening(folder);
                    case POSTGRESQL -> new Evening(folder, engine.fresh());
                };
    }

    @AfterEach
    void close() {
        evening.close();
    }

    @Test
    void onePassRacedFromFiftyBrowsersGivesOneSeat() throws Exception {
        Browser owner = evening.browser();
        String pass = evening.pass(owner, "Ruth Maguire", "ruth@example.org");
        List<Callable<Integer>> presses = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            Browser browser = i % 2 == 0 ? owner : evening.browser();
            presses.add(() -> browser.post(pass + "/knock", Map.of()).status());
        }
        all(presses);
        long seats =
                evening.forum.database.read(
                        handle ->
                                handle.createQuery(
                                                "SELECT COUNT(*) FROM knock WHERE closed_at IS NULL")
                                        .mapTo(Long.class)
                                        .one());
        assertEquals(1, seats);
        assertEquals(1, entries("knock.made"));
    }

    @Test
    void twentyDesksDecideOneKnockOnceAndTheLedgerSaysSoOnce() throws Exception {
        Browser owner = evening.browser();
        String pass = evening.pass(owner, "Ruth Maguire", "ruth@example.org");
        owner.post(pass + "/knock", Map.of());
        UUID knock = evening.waiting().getFirst().knock().orElseThrow().id();
        List<Callable<Integer>> presses = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            presses.add(() -> admit(knock));
        }
        int admitted = all(presses).stream().mapToInt(Integer::intValue).sum();
        assertEquals(1, admitted);
        assertEquals(1, entries("knock.admitted"));
    }

    private int admit(UUID knock) {
        try {
            return evening.forum.database.write(
                    tx -> {
                        evening.forum.desk.admit(tx, knock, Evening.GATEKEEPER);
                        return 1;
                    });
        } catch (Refusal.Conflict refused) {
            return 0;
        }
    }

    @Test
    void everyEffectHasExactlyOneLedgerEntry() {
        Browser owner = evening.browser();
        String pass = evening.pass(owner, "Ruth Maguire", "ruth@example.org");
        owner.post(pass + "/knock", Map.of());
        evening.admitAll();
        owner.post(pass + "/join", Map.of());
        evening.forum.database.write(
                tx -> evening.forum.stops.stop(tx, evening.meeting.id(), Evening.GATEKEEPER));
        Map<String, Long> rows = evening.rows();
        Map<String, String> tables =
                Map.of(
                        "mailbox_challenge", "mailbox.asked",
                        "mailbox_proof", "mailbox.proved",
                        "registrant", "registrant.registered",
                        "pass", "pass.issued",
                        "device", "device.proved",
                        "knock", "knock.made",
                        "verdict", "knock.admitted",
                        "entry", "entry.made",
                        "door_stop", "meeting.stopped");
        Map<String, Long> expected = new TreeMap<>();
        Map<String, Long> found = new TreeMap<>();
        tables.forEach(
                (table, kind) -> {
                    expected.put(kind, rows.get(table));
                    found.put(kind, entries(kind));
                });
        assertEquals(expected, found);
        assertFalse(expected.containsValue(0L), "Something did not happen: " + expected);
    }

    @Test
    void anEffectThatIsUndoneLeavesNoLedgerEntry() {
        long before = evening.rows().get("ledger_entry");
        try {
            evening.forum.database.write(
                    tx -> {
                        evening.forum.stops.stop(tx, evening.meeting.id(), Evening.GATEKEEPER);
                        throw new IllegalStateException("a fault behind the effect");
                    });
        } catch (IllegalStateException expected) {
            assertEquals("a fault behind the effect", expected.getMessage());
        }
        assertEquals(before, evening.rows().get("ledger_entry"));
        assertEquals(0, evening.rows().get("door_stop"));
    }

    @Test
    void noSecretStandsInTheDatabaseInClear() throws IOException {
        Browser owner = evening.browser();
        String pass = evening.pass(owner, "Ruth Maguire", "ruth@example.org");
        owner.post(pass + "/knock", Map.of());
        evening.admitAll();
        Optional<String> room = Optional.of(owner.post(pass + "/join", Map.of()).location());
        String link = evening.proofLink("ruth@example.org");
        List<String> secrets = new ArrayList<>();
        secrets.add(lastPart(pass));
        secrets.add(lastPart(link));
        secrets.add(room.orElseThrow().replaceAll(".*/room/([^?]+).*", "$1"));
        secrets.addAll(owner.secrets());
        assertEquals(List.of(), found(secrets));
        // What the search must be able to find: this name stands there in clear.
        assertFalse(found(List.of("Ruth Maguire")).isEmpty());
    }

    private static String lastPart(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    private List<String> found(List<String> secrets) throws IOException {
        List<String> found = new ArrayList<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String bytes = new String(Files.readAllBytes(file), ISO_8859_1);
                for (String secret : secrets) {
                    String form = new String(secret.getBytes(UTF_8), ISO_8859_1);
                    if (bytes.contains(form)) {
                        found.add(
                                file.getFileName()
                                        + " holds a secret of length "
                                        + secret.length());
                    }
                }
            }
        }
        if (engine == Engine.POSTGRESQL) {
            evening.forum.database.read(handle -> found.addAll(foundInRows(handle, secrets)));
        }
        return found;
    }

    /// A server's files are not ours to read: every row is, as text, with bytes in hexadecimal.
    private List<String> foundInRows(Handle handle, List<String> secrets) {
        List<String> found = new ArrayList<>();
        for (String table : evening.tables(handle)) {
            String rows = "SELECT CAST(t AS text) FROM \"" + table + "\" t";
            for (String row : handle.createQuery(rows).mapTo(String.class).list()) {
                for (String secret : secrets) {
                    String hex = HexFormat.of().formatHex(secret.getBytes(UTF_8));
                    if (row.contains(secret) || row.contains(hex)) {
                        found.add(table + " holds a secret of length " + secret.length());
                    }
                }
            }
        }
        return found;
    }

    private long entries(String kind) {
        return evening.forum.database.read(
                handle ->
                        handle.createQuery("SELECT COUNT(*) FROM ledger_entry WHERE kind = :kind")
                                .bind("kind", kind)
                                .mapTo(Long.class)
                                .one());
    }

    private static <T> List<T> all(List<Callable<T>> work) throws Exception {
        try (ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<T> results = new ArrayList<>();
            for (Future<T> future : workers.invokeAll(work)) {
                results.add(future.get());
            }
            return results;
        }
    }
}
