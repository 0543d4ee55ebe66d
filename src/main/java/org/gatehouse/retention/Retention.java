package org.gatehouse.retention;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.gatehouse.door.Erasure;
import org.gatehouse.incident.Incidents;
import org.gatehouse.ledger.Actor;
import org.gatehouse.ledger.Entry;
import org.gatehouse.ledger.Ledger;
import org.gatehouse.sql.Database;
import org.gatehouse.sql.Tx;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.SqlStatement;

/// Erases what is due. The ledger's entries stay; what opens the commitments in them goes, so that
/// it verifies afterwards as before. Whatever belongs to an incident under hold is left alone.
public final class Retention {
    private static final String PERSON_HELD =
            "r.id IN (SELECT p.registrant_id FROM incident_person p WHERE p.incident_id IN ("
                    + Incidents.HELD
                    + "))";

    private static final String PEOPLE =
            """
            FROM registrant r JOIN meeting m ON m.id = r.meeting_id
            WHERE m.starts_at + m.minutes * 60000 < :registrations
              AND (r.full_name <> '–'
                   OR EXISTS (SELECT 1 FROM pass p WHERE p.registrant_id = r.id
                              AND p.token_hash NOT LIKE 'erased:%'))
            """;

    private static final String ADDRESSES =
            """
            FROM entry e JOIN knock k ON k.id = e.knock_id
            JOIN registrant r ON r.id = k.registrant_id
            WHERE e.at < :addresses AND e.address <> '' AND NOT
            """
                    + PERSON_HELD;

    /// The reports of the hours around a meeting with an incident under hold are kept.
    private static final String REPORTS =
            """
            FROM room_report WHERE received_at < :addresses AND NOT EXISTS (
                SELECT 1 FROM incident i JOIN meeting m ON m.id = i.meeting_id
                WHERE room_report.received_at > m.starts_at - 86400000
                  AND room_report.received_at < m.starts_at + 86400000
                  AND i.id IN (
            """
                    + Incidents.HELD
                    + "))";

    private static final String FORMS = "FROM registration_request WHERE asked_at < :forms";
    private static final String ACQUAINTANCES = "FROM acquaintance WHERE until < :now";

    /// Faults name nobody; a year of them is plenty.
    private static final String FAULTS = "FROM fault WHERE at < :now - 31536000000";

    private static final Actor RULE = new Actor.Rule("retention");

    private final Database database;
    private final Ledger ledger;
    private final Periods periods;

    public Retention(Database database, Ledger ledger, Periods periods) {
        this.database = database;
        this.ledger = ledger;
        this.periods = periods;
    }

    public Periods periods() {
        return periods;
    }

    /// What would be erased at `now`; changes nothing.
    public Due preview(Instant now) {
        return database.read(handle -> due(handle, now));
    }

    private Due due(Handle handle, Instant now) {
        return new Due(
                count(handle, PEOPLE + " AND NOT " + PERSON_HELD, now),
                count(handle, PEOPLE + " AND " + PERSON_HELD, now),
                count(handle, ADDRESSES, now),
                count(handle, REPORTS, now),
                count(handle, FORMS, now),
                count(handle, ACQUAINTANCES, now));
    }

    private long count(Handle handle, String what, Instant now) {
        return bind(handle.createQuery("SELECT COUNT(*) " + what), now).mapTo(Long.class).one();
    }

    private <S extends SqlStatement<S>> S bind(S statement, Instant now) {
        return statement.bindMap(
                Map.of(
                        "now", now.toEpochMilli(),
                        "registrations", now.minus(periods.registrations()).toEpochMilli(),
                        "addresses", now.minus(periods.addresses()).toEpochMilli(),
                        "forms", now.minus(Periods.UNPROVED).toEpochMilli()));
    }

    /// Erases all that is due, a meeting in each transaction, and says what that was. Never call it
    /// inside a transaction.
    public Due carryOut(Instant now) {
        Due due = preview(now);
        if (due.isNothing()) {
            return due;
        }
        List<UUID> meetings =
                database.read(
                        handle ->
                                bind(
                                                handle.createQuery(
                                                        "SELECT DISTINCT r.meeting_id " + PEOPLE),
                                                now)
                                        .mapTo(UUID.class)
                                        .list());
        meetings.forEach(meeting -> database.write(tx -> forget(tx, meeting, now)));
        database.write(tx -> sweep(tx, due, now));
        return due;
    }

    private int forget(Tx tx, UUID meeting, Instant now) {
        List<UUID> people =
                bind(
                                tx.handle()
                                        .createQuery(
                                                "SELECT r.id "
                                                        + PEOPLE
                                                        + " AND r.meeting_id = :meeting AND NOT "
                                                        + PERSON_HELD),
                                now)
                        .bind("meeting", meeting)
                        .mapTo(UUID.class)
                        .list();
        if (people.isEmpty()) {
            return 0;
        }
        people.forEach(person -> Erasure.forget(tx, person));
        Erasure.forgetQuestions(tx, meeting);
        ledger.append(
                tx, Entry.of("retention.erased", RULE).in(meeting).with("people", people.size()));
        return people.size();
    }

    private Due sweep(Tx tx, Due due, Instant now) {
        Handle handle = tx.handle();
        bind(
                        handle.createUpdate(
                                """
                                DELETE FROM ledger_opening WHERE field IN ('address', 'userAgent')
                                  AND number IN (SELECT l.number FROM ledger_entry l
                                                 WHERE l.at < :addresses)
                                  AND NOT EXISTS (SELECT 1 FROM registrant r
                                                  WHERE r.id = ledger_opening.person_id AND
                                """
                                        + PERSON_HELD
                                        + ")"),
                        now)
                .execute();
        bind(
                        handle.createUpdate(
                                "UPDATE entry SET address = '', user_agent = '' WHERE knock_id IN"
                                        + " (SELECT e.knock_id "
                                        + ADDRESSES
                                        + ")"),
                        now)
                .execute();
        for (String what : List.of(REPORTS, FORMS, ACQUAINTANCES, FAULTS)) {
            bind(handle.createUpdate("DELETE " + what), now).execute();
        }
        ledger.append(
                tx,
                Entry.of("retention.swept", RULE)
                        .with("addresses", due.addresses())
                        .with("reports", due.reports())
                        .with("forms", due.forms())
                        .with("acquaintances", due.acquaintances()));
        return due;
    }
}
