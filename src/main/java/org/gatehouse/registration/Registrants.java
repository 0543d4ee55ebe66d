package org.gatehouse.registration;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.gatehouse.ledger.Actor;
import org.gatehouse.ledger.Entry;
import org.gatehouse.ledger.Ledger;
import org.gatehouse.live.Broadcast;
import org.gatehouse.live.Signal;
import org.gatehouse.pass.Standing;
import org.gatehouse.refusal.Refusal;
import org.gatehouse.sql.Ids;
import org.gatehouse.sql.Tx;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jspecify.annotations.Nullable;

/// All who take part in meetings, and how they stand with the organisers.
public final class Registrants {
    private static final String SELECT =
            """
            SELECT id, meeting_id, full_name, name_key, email, mailbox, area, organisation,
                   question, access_needs, party_size, badge, registered_at
            FROM registrant
            """;

    private final Ids ids;
    private final Ledger ledger;
    private final Broadcast broadcast;

    public Registrants(Ids ids, Ledger ledger, Broadcast broadcast) {
        this.ids = ids;
        this.ledger = ledger;
        this.broadcast = broadcast;
    }

    /// Writes down a new registrant.
    ///
    /// @param email and `mailbox`: null for somebody who has none
    public Registrant add(
            Tx tx,
            UUID meeting,
            Details details,
            @Nullable String email,
            @Nullable String mailbox,
            @Nullable String badge,
            Actor by) {
        UUID id = ids.next();
        tx.handle()
                .createUpdate(
                        """
                        INSERT INTO registrant (id, meeting_id, full_name, name_key, email, mailbox,
                            area, organisation, question, access_needs, party_size, badge,
                            registered_at, registered_by)
                        VALUES (:id, :meeting, :name, :key, :email, :mailbox,
                            :area, :organisation, :question, :needs, :party, :badge, :at, :by)
                        """)
                .bind("id", id)
                .bind("meeting", meeting)
                .bind("name", details.fullName())
                .bind("key", NameKey.of(details.fullName()))
                .bind("email", email)
                .bind("mailbox", mailbox)
                .bind("area", details.area())
                .bind("organisation", details.organisation())
                .bind("question", details.question())
                .bind("needs", details.accessNeeds())
                .bind("party", details.partySize())
                .bind("badge", badge)
                .bind("at", tx.now())
                .bind("by", by.text())
                .execute();
        ledger.append(tx, registered(meeting, id, details, email, badge, by));
        tellDesk(tx, meeting, id);
        return require(tx.handle(), id);
    }

    private static Entry registered(
            UUID meeting,
            UUID id,
            Details details,
            @Nullable String email,
            @Nullable String badge,
            Actor by) {
        Map<String, String> personal =
                email == null
                        ? Map.of("name", details.fullName())
                        : Map.of("name", details.fullName(), "email", email);
        return Entry.of("registrant.registered", by)
                .in(meeting)
                .with("registrant", id)
                .with("partySize", details.partySize())
                .with("badge", badge)
                .personal(id, personal);
    }

    /// What is written down of a person, besides how to reach them.
    public record Details(
            String fullName,
            String area,
            String organisation,
            String question,
            String accessNeeds,
            int partySize) {}

    /// Lets somebody come; a refusal from before is taken back by it.
    ///
    /// @param ground `by-hand`, `known`, `policy` or `invited`
    public void approve(Tx tx, Registrant registrant, Actor by, String ground) {
        tx.handle()
                .createUpdate("DELETE FROM refusal WHERE registrant_id = :id")
                .bind("id", registrant.id())
                .execute();
        int rows =
                tx.handle()
                        .createUpdate(
                                """
                                INSERT INTO approval (registrant_id, at, by_whom, ground)
                                VALUES (:id, :at, :by, :ground) ON CONFLICT DO NOTHING
                                """)
                        .bind("id", registrant.id())
                        .bind("at", tx.now())
                        .bind("by", by.text())
                        .bind("ground", ground)
                        .execute();
        if (rows > 0) {
            append(tx, "registrant.approved", registrant, by, ground);
        }
    }

    /// Turns somebody down for this meeting; they are told the reason and whom to appeal to.
    public void refuse(Tx tx, Registrant registrant, Actor by, String reason) {
        tx.handle()
                .createUpdate("DELETE FROM approval WHERE registrant_id = :id")
                .bind("id", registrant.id())
                .execute();
        int rows =
                tx.handle()
                        .createUpdate(
                                """
                                INSERT INTO refusal (registrant_id, at, by_whom, reason)
                                VALUES (:id, :at, :by, :reason) ON CONFLICT DO NOTHING
                                """)
                        .bind("id", registrant.id())
                        .bind("at", tx.now())
                        .bind("by", by.text())
                        .bind("reason", reason)
                        .execute();
        if (rows > 0) {
            append(tx, "registrant.refused", registrant, by, null);
        }
    }

    /// The person no longer wants to come.
    public void withdraw(Tx tx, Registrant registrant) {
        int rows =
                tx.handle()
                        .createUpdate(
                                """
                                INSERT INTO withdrawal (registrant_id, at)
                                VALUES (:id, :at) ON CONFLICT DO NOTHING
                                """)
                        .bind("id", registrant.id())
                        .bind("at", tx.now())
                        .execute();
        if (rows > 0) {
            Actor person = new Actor.Resident(registrant.id());
            append(tx, "registrant.withdrew", registrant, person, null);
        }
    }

    private void append(
            Tx tx, String kind, Registrant registrant, Actor by, @Nullable String ground) {
        ledger.append(
                tx,
                Entry.of(kind, by)
                        .in(registrant.meetingId())
                        .with("registrant", registrant.id())
                        .with("ground", ground));
        tellDesk(tx, registrant.meetingId(), registrant.id());
    }

    private void tellDesk(Tx tx, UUID meeting, UUID registrant) {
        tx.afterCommit(
                () -> {
                    broadcast.send(new Signal(Signal.desk(meeting), "registrants"));
                    broadcast.send(new Signal(Signal.person(registrant), "standing"));
                });
    }

    /// How a registrant stands: a withdrawal counts more than a refusal, that more than approval.
    public static Standing standing(Handle handle, UUID registrant) {
        return handle.createQuery(
                        """
                        SELECT (SELECT COUNT(*) FROM withdrawal w
                                WHERE w.registrant_id = :id) AS withdrawn,
                               (SELECT r.reason FROM refusal r
                                WHERE r.registrant_id = :id) AS reason,
                               (SELECT a.ground FROM approval a
                                WHERE a.registrant_id = :id) AS ground
                        """)
                .bind("id", registrant)
                .map((row, _) -> standing(row))
                .one();
    }

    private static Standing standing(ResultSet row) throws SQLException {
        if (row.getLong("withdrawn") > 0) {
            return new Standing.Withdrawn();
        }
        String reason = row.getString("reason");
        if (reason != null) {
            return new Standing.Refused(reason);
        }
        String ground = row.getString("ground");
        return ground != null ? new Standing.Approved(ground) : new Standing.Undecided();
    }

    /// How everybody who registered for `meeting` stands.
    public static Map<UUID, Standing> standings(Handle handle, UUID meeting) {
        Map<UUID, Standing> all = new HashMap<>();
        of(handle, meeting).forEach(one -> all.put(one.id(), new Standing.Undecided()));
        Map<UUID, String> approved = facts(handle, "approval", "ground", meeting);
        approved.forEach((id, ground) -> all.put(id, new Standing.Approved(ground)));
        Map<UUID, String> refused = facts(handle, "refusal", "reason", meeting);
        refused.forEach((id, reason) -> all.put(id, new Standing.Refused(reason)));
        Map<UUID, String> withdrawn = facts(handle, "withdrawal", "'yes'", meeting);
        withdrawn.keySet().forEach(id -> all.put(id, new Standing.Withdrawn()));
        return Map.copyOf(all);
    }

    /// Somebody who can be written to.
    ///
    /// @param guest whether they have a badge
    public record Reachable(UUID id, String fullName, String email, boolean guest) {}

    /// Who is written to where everybody is: all who have a mailbox and may come, in the order in
    /// which they registered. With thousands of people each column counts.
    public static List<Reachable> reachable(Handle handle, UUID meeting) {
        Set<UUID> notComing = notComing(handle, meeting);
        return handle
                .createQuery(
                        """
                        SELECT id, full_name, email, badge FROM registrant
                        WHERE meeting_id = :meeting AND email IS NOT NULL ORDER BY id
                        """)
                .bind("meeting", meeting)
                .map(
                        (row, _) ->
                                new Reachable(
                                        UUID.fromString(row.getString(1)),
                                        row.getString(2),
                                        row.getString(3),
                                        row.getString(4) != null))
                .stream()
                .filter(one -> !notComing.contains(one.id()))
                .toList();
    }

    /// Whether `person` is still written to where everybody is: somebody may be erased at any
    /// moment.
    public static boolean isReachable(Tx tx, UUID person) {
        return tx.kept(
                                """
                                SELECT COUNT(*) FROM registrant r
                                WHERE r.id = ? AND r.email IS NOT NULL
                                  AND NOT EXISTS (SELECT 1 FROM refusal
                                                  WHERE registrant_id = r.id)
                                  AND NOT EXISTS (SELECT 1 FROM withdrawal
                                                  WHERE registrant_id = r.id)
                                """)
                        .bind(1, person.toString())
                        .number()
                == 1;
    }

    /// Who was refused or withdrew.
    public static Set<UUID> notComing(Handle handle, UUID meeting) {
        Set<UUID> all = new HashSet<>(facts(handle, "refusal", "reason", meeting).keySet());
        all.addAll(facts(handle, "withdrawal", "'yes'", meeting).keySet());
        return all;
    }

    private static Map<UUID, String> facts(
            Handle handle, String table, String column, UUID meeting) {
        Map<UUID, String> facts = new HashMap<>();
        handle.createQuery(
                        """
                        SELECT t.registrant_id AS registrant, <column> AS fact FROM <table> t
                        JOIN registrant r ON r.id = t.registrant_id WHERE r.meeting_id = :meeting
                        """)
                .define("column", column)
                .define("table", table)
                .bind("meeting", meeting)
                .map(
                        row ->
                                Map.entry(
                                        row.getColumn("registrant", UUID.class),
                                        row.getColumn("fact", String.class)))
                .forEach(fact -> facts.put(fact.getKey(), fact.getValue()));
        return facts;
    }

    public static Optional<Registrant> find(Handle handle, UUID id) {
        return handle.createQuery(SELECT + "WHERE id = :id")
                .bind("id", id)
                .map(ConstructorMapper.of(Registrant.class))
                .findOne();
    }

    public static Registrant require(Handle handle, UUID id) {
        return find(handle, id).orElseThrow(() -> new Refusal.NotFound("refusal.noRegistrant"));
    }

    /// Who registered for `meeting` with `mailbox`.
    public static Optional<Registrant> byMailbox(Handle handle, UUID meeting, String mailbox) {
        return handle.createQuery(SELECT + "WHERE meeting_id = :meeting AND mailbox = :mailbox")
                .bind("meeting", meeting)
                .bind("mailbox", mailbox)
                .map(ConstructorMapper.of(Registrant.class))
                .findOne();
    }

    /// All who registered for `meeting`, in the order of their names.
    public static List<Registrant> of(Handle handle, UUID meeting) {
        return handle.createQuery(SELECT + "WHERE meeting_id = :meeting ORDER BY full_name, id")
                .bind("meeting", meeting)
                .map(ConstructorMapper.of(Registrant.class))
                .list();
    }

    /// How many places of `meeting` are taken.
    public static int count(Handle handle, UUID meeting) {
        return handle.createQuery(
                        """
                        SELECT COUNT(*) FROM registrant
                        WHERE meeting_id = :meeting
                          AND NOT EXISTS (SELECT 1 FROM withdrawal w
                                          WHERE w.registrant_id = registrant.id)
                          AND NOT EXISTS (SELECT 1 FROM refusal r
                                          WHERE r.registrant_id = registrant.id)
                        """)
                .bind("meeting", meeting)
                .mapTo(Integer.class)
                .one();
    }
}
