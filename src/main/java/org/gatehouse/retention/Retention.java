package org.gatehouse.retention;

import java.time.Instant;
import java.util.EnumMap;
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
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jdbi.v3.core.statement.SqlStatement;

/// Erases what is due by each [Rule]. The ledger's entries stay; what opens the commitments in them
/// goes, so that it verifies afterwards as before. Whatever belongs to an incident under hold is
/// left alone.
public final class Retention {
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
        Map<Rule, Long> counts = new EnumMap<>(Rule.class);
        for (Rule rule : Rule.values()) {
            counts.put(rule, count(handle, rule.what(), now));
        }
        String people = Rule.PEOPLE.what();
        String held = people.replace(" AND NOT " + Rule.held("r.id"), " AND " + Rule.held("r.id"));
        return new Due(counts, count(handle, held, now));
    }

    private long count(Handle handle, String what, Instant now) {
        return bind(handle.createQuery("SELECT COUNT(*) " + what), now).mapTo(Long.class).one();
    }

    /// What incidents keep at `now`, and why.
    public List<Held> held(Instant now) {
        return database.read(
                handle ->
                        handle.createQuery(
                                        """
                                        SELECT i.id AS incident, m.title AS meeting, h.until, h.reason,
                                               (SELECT COUNT(*) FROM incident_person p
                                                WHERE p.incident_id = i.id) AS people
                                        FROM incident i JOIN meeting m ON m.id = i.meeting_id
                                        JOIN incident_hold h ON h.id =
                                            (SELECT MAX(l.id) FROM incident_hold l
                                             WHERE l.incident_id = i.id)
                                        WHERE i.id IN (
                                        """
                                                + Incidents.HELD
                                                + ") ORDER BY h.until")
                                .bind("now", now)
                                .map(ConstructorMapper.of(Held.class))
                                .list());
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
        meetings(now).forEach(meeting -> database.write(tx -> forget(tx, meeting, now)));
        database.write(tx -> sweep(tx, due, now));
        return due;
    }

    private List<UUID> meetings(Instant now) {
        return database.read(
                handle ->
                        bind(
                                        handle.createQuery(
                                                "SELECT DISTINCT r.meeting_id "
                                                        + Rule.PEOPLE.what()),
                                        now)
                                .mapTo(UUID.class)
                                .list());
    }

    private int forget(Tx tx, UUID meeting, Instant now) {
        List<UUID> people =
                bind(
                                tx.handle()
                                        .createQuery(
                                                "SELECT r.id "
                                                        + Rule.PEOPLE.what()
                                                        + " AND r.meeting_id = :meeting"),
                                now)
                        .bind("meeting", meeting)
                        .mapTo(UUID.class)
                        .list();
        if (people.isEmpty()) {
            return 0;
        }
        people.forEach(person -> Erasure.forget(tx, person));
        ledger.append(
                tx, Entry.of("retention.erased", RULE).in(meeting).with("people", people.size()));
        return people.size();
    }

    private Due sweep(Tx tx, Due due, Instant now) {
        Entry swept = Entry.of("retention.swept", RULE);
        for (Rule rule : Rule.values()) {
            if (rule != Rule.PEOPLE) {
                rule.erase().forEach(sql -> bind(tx.handle().createUpdate(sql), now).execute());
                swept = swept.with(rule.word(), due.count(rule));
            }
        }
        ledger.append(tx, swept);
        return due;
    }
}
