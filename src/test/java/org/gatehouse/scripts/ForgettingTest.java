package org.gatehouse.scripts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.gatehouse.incident.Incident;
import org.gatehouse.incident.Incidents;
import org.gatehouse.incident.Note;
import org.gatehouse.incident.PackCheck;
import org.gatehouse.incident.PackOrder;
import org.gatehouse.ledger.LedgerVerifier;
import org.gatehouse.pass.Pass;
import org.gatehouse.registration.Registrant;
import org.gatehouse.registration.Registrants;
import org.gatehouse.retention.Due;
import org.gatehouse.retention.Rule;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What is erased on schedule, what a hold keeps, and what an older copy of the database may not
/// bring back.
class ForgettingTest {
    @TempDir private Path folder;
    private Evening evening;
    private Browser margaret;
    private String pass;
    private Incident incident;

    @BeforeEach
    void anEveningWithAnIncident() throws IOException {
        evening = new Evening(Files.createDirectories(folder.resolve("forum")));
        margaret = evening.browser();
        pass = evening.pass(margaret, "Margaret Hale", "margaret@example.com");
        margaret.post(pass + "/knock");
        evening.admitAll();
        margaret.post(pass + "/join");
        evening.pass(evening.browser(), "Norman Outside", "norman@example.com");
        evening.register(evening.browser(), "Never Proved", "never@example.com");
        evening.forum.database.write(
                tx -> {
                    evening.forum.stops.stop(tx, evening.meeting.id(), Evening.GATEKEEPER);
                    return 0;
                });
        incident =
                evening.forum.database.read(h -> Incidents.of(h, evening.meeting.id())).getFirst();
    }

    @AfterEach
    void close() {
        evening.close();
    }

    private Due after(int days) {
        Instant then = evening.forum.clock.instant().plus(Duration.ofDays(days));
        Due preview = evening.forum.retention.preview(then);
        assertEquals(preview, evening.forum.retention.carryOut(then), "the preview was right");
        return preview;
    }

    private void closeIncident() {
        evening.forum.database.write(
                tx -> {
                    evening.forum.incidents.close(tx, incident, Evening.GATEKEEPER);
                    return 0;
                });
    }

    @Test
    void aFormThatNobodyProvedGoesAfterADayAndAddressesAfterFourteen() {
        assertTrue(after(0).isNothing());
        assertTrue(after(2).count(Rule.FORMS) >= 1);
        assertEquals(0, after(15).count(Rule.ADDRESSES), "the incident holds the only visitor's");
        closeIncident();
        assertEquals(1, after(15).count(Rule.ADDRESSES));
        assertFalse(kept().contains("iPhone) Safari"), "her browser is forgotten");
        assertTrue(kept().contains("Margaret Hale"), "her registration is not");
    }

    @Test
    void aHoldKeepsTheIncidentsOwnPeopleAndNobodyElse() {
        Due due = after(45);
        assertEquals(1, due.count(Rule.PEOPLE));
        assertEquals(1, due.held());
        assertTrue(kept().contains("Margaret Hale"));
        assertFalse(kept().contains("Norman"));
    }

    @Test
    void onceEverybodyIsErasedLedgerAndPackStillVerifyAndNoNameIsLeft() throws IOException {
        Path pack = folder.resolve("pack");
        PackOrder order = new PackOrder("PC Ellis", "Reporting a crime", false, false);
        leaveTraces();
        evening.forum.evidence.make(incident.id(), order, Evening.GATEKEEPER, pack);
        assertTrue(kept().contains("Margaret Hale") && kept().contains("margaret@example.com"));
        closeIncident();
        assertEquals(2, after(45).count(Rule.PEOPLE));
        for (String trace :
                List.of(
                        "Margaret",
                        "margaret@",
                        "Norman",
                        "norman@",
                        "Never Proved",
                        "TRACE",
                        "PC Ellis")) {
            assertFalse(kept().contains(trace), trace + " is still there");
        }
        assertEquals(
                List.of(), PackCheck.check(pack, evening.forum.checkpoints.verifierKey()).faults());
        assertEquals(List.of(), faults());
        assertEquals(0, count("SELECT COUNT(*) FROM paper_code"));
        assertTrue(after(45).isNothing(), "nothing is erased twice");
        assertEquals(404, margaret.get(pass).status());
    }

    /// Where else something personal may stand.
    private void leaveTraces() {
        Registrant hale = registrant("Margaret Hale");
        String id = "'" + hale.id() + "'";
        evening.forum.database.write(
                tx -> {
                    evening.forum.incidents.note(
                            tx,
                            incident,
                            new Incidents.NewNote(
                                    Note.Kind.OBSERVATION,
                                    "TRACE witness",
                                    Optional.empty(),
                                    "TRACE words",
                                    Optional.empty()),
                            Evening.GATEKEEPER);
                    Pass held = evening.forum.passes.current(tx.handle(), hale.id()).orElseThrow();
                    evening.forum.paper.make(tx, held, Evening.GATEKEEPER);
                    String trace = "CAST('TRACE' AS BLOB)";
                    tx.handle()
                            .execute("INSERT INTO text_number VALUES (" + id + "," + trace + ",0)");
                    tx.handle()
                            .execute(
                                    "INSERT INTO push_subscription SELECT id, %s, 0 FROM device"
                                                    .formatted(trace)
                                            + " WHERE registrant_id = "
                                            + id);
                    return 0;
                });
        assertEquals(1, count("SELECT COUNT(*) FROM paper_code"));
    }

    private List<LedgerVerifier.Fault> faults() {
        evening.forum.checkpoints.sign();
        return evening.forum
                .database
                .read(
                        handle ->
                                LedgerVerifier.verify(
                                        handle, evening.forum.checkpoints.verifierKey(), List.of()))
                .faults();
    }

    /// Every text in the database.
    private String kept() {
        StringBuilder all = new StringBuilder();
        evening.forum.database.read(
                handle -> {
                    for (String table : evening.rows().keySet()) {
                        handle.createQuery("SELECT * FROM \"" + table + "\"")
                                .mapToMap()
                                .forEach(row -> all.append(text(row)).append('\n'));
                    }
                    return 0;
                });
        return all.toString();
    }

    private static String text(Map<String, Object> row) {
        StringBuilder text = new StringBuilder();
        row.values()
                .forEach(
                        value ->
                                text.append(
                                                value instanceof byte[] bytes
                                                        ? new String(
                                                                bytes, StandardCharsets.ISO_8859_1)
                                                        : value)
                                        .append('|'));
        return text.toString();
    }

    @Test
    void anOlderCopyBringsNeitherARevokedPassNorAnErasedPersonBack() throws IOException {
        Path backup = Files.createDirectories(folder.resolve("backup"));
        evening.forum.checkpoints.sign();
        evening.close();
        copy(folder.resolve("forum"), backup);
        evening = new Evening(folder.resolve("forum"));
        Registrant norman = registrant("Norman Outside");
        Registrant hale = registrant("Margaret Hale");
        evening.forum.database.write(
                tx -> {
                    evening.forum.passes.revoke(
                            tx,
                            evening.forum.passes.current(tx.handle(), hale.id()).orElseThrow(),
                            Evening.GATEKEEPER,
                            "seen in public");
                    new org.gatehouse.door.Erasure(
                                    evening.forum.registrants,
                                    evening.forum.passes,
                                    evening.forum.outbox,
                                    evening.forum.ledger)
                            .erase(tx, norman);
                    return 0;
                });
        evening.close();
        for (String name : List.of("forum.db", "forum.db-wal", "forum.db-shm")) {
            Files.deleteIfExists(folder.resolve("forum").resolve(name));
        }
        Files.copy(backup.resolve("forum.db"), folder.resolve("forum/forum.db"));

        evening = new Evening(folder.resolve("forum"));
        assertFalse(kept().contains("Norman"), "an erased person came back");
        assertEquals(
                1L,
                count(
                        "SELECT COUNT(*) FROM pass_revocation WHERE reason = 'restored'"
                                + " AND pass_id IN (SELECT id FROM pass WHERE registrant_id = '"
                                + registrant("Margaret Hale").id()
                                + "')"));
        assertEquals(
                0L,
                count(
                        "SELECT COUNT(*) FROM device d WHERE NOT EXISTS"
                                + " (SELECT 1 FROM device_removal r WHERE r.device_id = d.id)"),
                "every device proves itself again");
        long entries = count("SELECT COUNT(*) FROM ledger_entry WHERE kind = 'devices.doubted'");
        evening.close();
        evening = new Evening(folder.resolve("forum"));
        assertEquals(
                entries,
                count("SELECT COUNT(*) FROM ledger_entry WHERE kind = 'devices.doubted'"),
                "it is done once");
    }

    private Registrant registrant(String name) {
        return evening.forum
                .database
                .read(
                        handle ->
                                handle.createQuery("SELECT id FROM registrant WHERE full_name = ?")
                                        .bind(0, name)
                                        .mapTo(java.util.UUID.class)
                                        .findOne()
                                        .map(id -> Registrants.require(handle, id)))
                .orElseThrow();
    }

    private long count(String sql) {
        return evening.forum.database.read(h -> h.createQuery(sql).mapTo(Long.class).one());
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.list(from)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.copy(file, to.resolve(from.relativize(file)));
            }
        }
    }
}
