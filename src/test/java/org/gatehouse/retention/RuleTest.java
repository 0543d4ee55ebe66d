package org.gatehouse.retention;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import org.gatehouse.keys.KeyFile;
import org.gatehouse.ledger.Ledger;
import org.gatehouse.sql.Database;
import org.gatehouse.sql.Dialect;
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
class RuleTest {
    private static final Instant NOW = Instant.parse("2027-11-11T03:30:00Z");

    /// Meetings, rooms and what was done with them: ids, moments, counts, staff's own settings and
    /// words in public. A new table goes here, or to a rule, once somebody has thought about it.
    private static final List<String> NOTHING_PERSONAL =
            List.of(
                    // the public side of meetings
                    "meeting meeting_cancellation meeting_publication attendance_record reach",
                    // what was decided, when, by whose id
                    "approval withdrawal call_back pardon knock pass_revocation device_removal",
                    "ban_lift door_freeze door_thaw door_stop door_stop_end paper_use",
                    "unattended_plan unattended_start unattended_end desk_presence lobby_message",
                    "rotation rotation_exposure rotation_step rotation_supersession",
                    "rotation_trouble drill drill_end drill_step reminder_round",
                    // incidents: what holds them, and to which office they were reported
                    "incident incident_closure incident_hold incident_referral",
                    "incident_referral_confirmation incident_pack_seal",
                    // rooms; what leads into them is sealed and worth nothing afterwards
                    "room room_allowance room_attendance room_end room_setting room_spare",
                    "room_step room_tick room_trial dial_in",
                    // a desk inside a platform's program: hashes, acts by pass, ends
                    "in_room_order in_room_result in_room_session_end",
                    // that something was seen, without the post
                    "leak leak_answer leak_rotation exposure sighting_hold sighting_judgement",
                    "look_round watch_consent watch_gap watch_kept watch_rule watch_state",
                    // the ledger: names stand in its openings alone
                    "ledger_entry ledger_checkpoint ledger_timestamp ledger_mailing",
                    // the installation
                    "schema_version forum_setting sealed_setting set_up_begin set_up_link set_up_step push_key",
                    // ends of what has a rule; pretend people
                    "staff_closure staff_session_end staff_invitation_use",
                    "practice_actor practice_evening");

    @Parameter Engine engine;
    @TempDir Path folder;

    private Database database;
    private Retention retention;

    @BeforeEach
    void open() {
        database = Database.open(engine.fresh(), () -> NOW);
        Ledger ledger =
                new Ledger(
                        KeyFile.open(folder.resolve("key"), new SecureRandom()),
                        database.dialect());
        retention = new Retention(database, ledger, Periods.ofDays(30, 14));
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void everyTableHasARuleOrHoldsNothingPersonal() {
        TreeSet<String> decided = new TreeSet<>();
        NOTHING_PERSONAL.forEach(line -> decided.addAll(Arrays.asList(line.split(" "))));
        for (Rule rule : Rule.values()) {
            for (String table : rule.tables()) {
                assertTrue(decided.add(table), table + " has two rules");
            }
        }
        assertEquals(decided, tables(), "think about it: is there anything personal in the table?");
    }

    private TreeSet<String> tables() {
        String names =
                switch (database.dialect()) {
                    case Dialect.Sqlite _ ->
                            "SELECT name FROM sqlite_master WHERE type = 'table'"
                                    + " AND name NOT LIKE 'flyway%'";
                    case Dialect.Postgres _ ->
                            "SELECT tablename FROM pg_tables WHERE schemaname = 'public'"
                                    + " AND tablename NOT LIKE 'flyway%'";
                };
        List<String> found = database.read(h -> h.createQuery(names).mapTo(String.class).list());
        return new TreeSet<>(found);
    }

    private void put(String sql) {
        database.write(tx -> tx.handle().execute(sql));
    }

    private long count(String table) {
        return database.read(
                h -> h.createQuery("SELECT COUNT(*) FROM " + table).mapTo(Long.class).one());
    }

    /// One row of each kind that hangs on nobody, from the year 1970, and one of today.
    @Test
    void whatIsOverGoesAndWhatIsNotStays() {
        for (String at : List.of("0", Long.toString(NOW.toEpochMilli()))) {
            String id = "'" + at + "'";
            put("INSERT INTO fault VALUES (" + id + "," + at + ",'WARN','x','x')");
            put(
                    "INSERT INTO mailbox_challenge VALUES (%s,'none','x','x','m','b','c',%s,%s,%s)"
                            .formatted(id, id, at, at));
            put("INSERT INTO mailbox_try VALUES (" + id + ",1," + at + ")");
            put(
                    "INSERT INTO staff_member VALUES (%s,'Ann','ann@x.example','GATEKEEPER',0,'x')"
                            .formatted(id));
            put("INSERT INTO staff_closure VALUES (" + id + "," + at + ",'x')");
            put(
                    "INSERT INTO staff_session VALUES (%s,%s,%s,'Firefox',%s,%s)"
                            .formatted(id, id, id, at, at));
            put("INSERT INTO acquaintance VALUES (%s,'x','x',0,'x',%s+1)".formatted(id, at));
        }
        Due due = retention.preview(NOW);
        assertEquals(2, due.count(Rule.STAFF), due.toString());
        assertEquals(due, retention.carryOut(NOW));
        for (String table :
                List.of(
                        "fault",
                        "mailbox_challenge",
                        "mailbox_try",
                        "staff_session",
                        "acquaintance")) {
            assertEquals(1, count(table), table);
        }
        assertEquals(1, count("staff_member WHERE email = ''"), "the name stays with decisions");
        assertTrue(retention.preview(NOW).isNothing());
    }
}
