package org.gatehouse.incident;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.gatehouse.ledger.Actor;
import org.gatehouse.ledger.Entry;
import org.gatehouse.ledger.Ledger;
import org.gatehouse.refusal.Refusal;
import org.gatehouse.sql.Ids;
import org.gatehouse.sql.Tx;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

/// All incidents of one forum. What is known of one only grows: every row stays as it was written,
/// and every one has its entry in the ledger.
public final class Incidents {
    /// SQL for the ids of the incidents whose rows are held at `:now`, in milliseconds.
    public static final String HELD =
            """
            SELECT held.id FROM incident held
            WHERE NOT EXISTS (SELECT 1 FROM incident_closure c WHERE c.incident_id = held.id)
              AND (SELECT h.until FROM incident_hold h WHERE h.incident_id = held.id
                   ORDER BY h.id DESC LIMIT 1) > :now
            """;

    private static final String SELECT =
            """
            SELECT i.id, i.meeting_id, i.occurred_at, i.origin, i.opened_at, i.opened_by,
                   (SELECT h.until FROM incident_hold h WHERE h.incident_id = i.id
                    ORDER BY h.id DESC LIMIT 1) AS held_until,
                   c.at AS closed_at
            FROM incident i LEFT JOIN incident_closure c ON c.incident_id = i.id
            """;

    private final Ids ids;
    private final Ledger ledger;

    public Incidents(Ids ids, Ledger ledger) {
        this.ids = ids;
        this.ledger = ledger;
    }

    /// *Stop now* was pressed: opens the incident of that moment, with those inside.
    public UUID stopped(Tx tx, UUID meeting, Actor by) {
        Moment what = new Moment(meeting, tx.now(), Incident.Origin.STOP, "stop:" + ids.next());
        return open(tx, what, by);
    }

    /// The meeting's details were seen in public. A sighting opens one incident, however often it
    /// is asked to.
    ///
    /// @param sighting what the leak watch knows it by
    /// @param seenAt when the post was seen
    public UUID sighted(Tx tx, UUID meeting, String sighting, Instant seenAt, Actor by) {
        String cause = "sighting:" + sighting;
        return byCause(tx.handle(), cause)
                .orElseGet(
                        () ->
                                open(
                                        tx,
                                        new Moment(
                                                meeting, seenAt, Incident.Origin.SIGHTING, cause),
                                        by));
    }

    /// Opens an incident afterwards, about a moment that an organiser names.
    public UUID byHand(Tx tx, UUID meeting, Instant occurredAt, Actor by) {
        String cause = "hand:" + ids.next();
        return open(tx, new Moment(meeting, occurredAt, Incident.Origin.HAND, cause), by);
    }

    private record Moment(UUID meeting, Instant at, Incident.Origin origin, String cause) {}

    private static Optional<UUID> byCause(Handle handle, String cause) {
        return handle.createQuery("SELECT id FROM incident WHERE cause = :cause")
                .bind("cause", cause)
                .mapTo(UUID.class)
                .findOne();
    }

    private UUID open(Tx tx, Moment what, Actor by) {
        UUID id = ids.next();
        tx.handle()
                .createUpdate(
                        """
                        INSERT INTO incident
                            (id, meeting_id, occurred_at, origin, cause, opened_at, opened_by)
                        VALUES (:id, :meeting, :occurred, :origin, :cause, :at, :by)
                        """)
                .bind("id", id)
                .bind("meeting", what.meeting())
                .bind("occurred", what.at())
                .bind("origin", what.origin())
                .bind("cause", what.cause())
                .bind("at", tx.now())
                .bind("by", by.text())
                .execute();
        int concerned = Concerned.add(tx, id, what.meeting(), what.at());
        insertHold(tx, id, tx.now().plus(Incident.FIRST_HOLD), "opened", by);
        ledger.append(
                tx,
                entry("opened", what.meeting(), id, by)
                        .with("occurredAt", what.at())
                        .with("origin", what.origin())
                        .with("concerned", concerned)
                        .with("heldUntil", tx.now().plus(Incident.FIRST_HOLD)));
        return id;
    }

    private static Entry entry(String what, UUID meeting, UUID incident, Actor by) {
        return Entry.of("incident." + what, by).in(meeting).with("incident", incident);
    }

    /// Writes a note down.
    public void note(Tx tx, Incident incident, NewNote note, Actor by) {
        UUID id = ids.next();
        tx.handle()
                .createUpdate(
                        """
                        INSERT INTO incident_note
                            (id, incident_id, kind, witness, seen_at, words, corrects, at, by_whom)
                        VALUES (:id, :incident, :kind, :witness, :seen, :words, :corrects, :at, :by)
                        """)
                .bind("id", id)
                .bind("incident", incident.id())
                .bind("kind", note.kind())
                .bind("witness", note.witness())
                .bind("seen", note.seenAt().orElse(null))
                .bind("words", note.words())
                .bind("corrects", note.corrects().orElse(null))
                .bind("at", tx.now())
                .bind("by", by.text())
                .execute();
        ledger.append(
                tx,
                entry("noted", incident.meetingId(), incident.id(), by)
                        .with("note", id)
                        .with("kind", note.kind())
                        .with("corrects", note.corrects().orElse(null))
                        .personal(
                                incident.id(),
                                Map.of("words", note.words(), "witness", note.witness())));
    }

    /// A note about to be written.
    public record NewNote(
            Note.Kind kind,
            String witness,
            Optional<Instant> seenAt,
            String words,
            Optional<UUID> corrects) {}

    /// Records that the incident was reported to `contact`.
    public void refer(Tx tx, Incident incident, Contact contact, String reference, Actor by) {
        UUID id = ids.next();
        Instant confirmBy =
                contact.confirmDays() == 0
                        ? null
                        : tx.now().plus(Duration.ofDays(contact.confirmDays()));
        tx.handle()
                .createUpdate(
                        """
                        INSERT INTO incident_referral
                            (id, incident_id, contact, reference, confirm_by, at, by_whom)
                        VALUES (:id, :incident, :contact, :reference, :confirm, :at, :by)
                        """)
                .bind("id", id)
                .bind("incident", incident.id())
                .bind("contact", contact.name())
                .bind("reference", reference)
                .bind("confirm", confirmBy)
                .bind("at", tx.now())
                .bind("by", by.text())
                .execute();
        ledger.append(
                tx,
                entry("reported", incident.meetingId(), incident.id(), by)
                        .with("referral", id)
                        .with("contact", contact.name())
                        .with("reference", reference)
                        .with("confirmBy", confirmBy));
    }

    /// The report was confirmed where it had to be.
    public void confirm(Tx tx, Incident incident, UUID referral, Actor by) {
        boolean ours =
                referrals(tx.handle(), incident.id()).stream()
                        .anyMatch(one -> one.id().equals(referral) && one.waitsForConfirmation());
        if (!ours) {
            throw new Refusal.NotFound("refusal.notFound");
        }
        tx.handle()
                .createUpdate(
                        """
                        INSERT INTO incident_referral_confirmation (referral_id, at, by_whom)
                        VALUES (:id, :at, :by)
                        """)
                .bind("id", referral)
                .bind("at", tx.now())
                .bind("by", by.text())
                .execute();
        ledger.append(
                tx,
                entry("report-confirmed", incident.meetingId(), incident.id(), by)
                        .with("referral", referral));
    }

    /// Keeps the rows of those concerned until `until`, for a stated reason; a time that is past
    /// lets them go.
    public void hold(Tx tx, Incident incident, Instant until, String reason, Actor by) {
        insertHold(tx, incident.id(), until, reason, by);
        ledger.append(
                tx,
                entry(
                                until.isAfter(tx.now()) ? "held" : "released",
                                incident.meetingId(),
                                incident.id(),
                                by)
                        .with("until", until)
                        .personal(incident.id(), Map.of("reason", reason)));
    }

    private void insertHold(Tx tx, UUID incident, Instant until, String reason, Actor by) {
        tx.handle()
                .createUpdate(
                        """
                        INSERT INTO incident_hold (id, incident_id, until, reason, at, by_whom)
                        VALUES (:id, :incident, :until, :reason, :at, :by)
                        """)
                .bind("id", ids.next())
                .bind("incident", incident)
                .bind("until", until)
                .bind("reason", reason)
                .bind("at", tx.now())
                .bind("by", by.text())
                .execute();
    }

    /// Closes the incident: nothing is held for it any more.
    public void close(Tx tx, Incident incident, Actor by) {
        int rows =
                tx.handle()
                        .createUpdate(
                                """
                                INSERT INTO incident_closure (incident_id, at, by_whom)
                                VALUES (:id, :at, :by) ON CONFLICT DO NOTHING
                                """)
                        .bind("id", incident.id())
                        .bind("at", tx.now())
                        .bind("by", by.text())
                        .execute();
        if (rows == 1) {
            ledger.append(tx, entry("closed", incident.meetingId(), incident.id(), by));
        }
    }

    public static Incident require(Handle handle, UUID id) {
        return handle.createQuery(SELECT + "WHERE i.id = :id")
                .bind("id", id)
                .map(ConstructorMapper.of(Incident.class))
                .findOne()
                .orElseThrow(() -> new Refusal.NotFound("refusal.noIncident"));
    }

    /// All incidents, the newest first.
    public static List<Incident> all(Handle handle) {
        return handle.createQuery(SELECT + "ORDER BY i.id DESC")
                .map(ConstructorMapper.of(Incident.class))
                .list();
    }

    /// The incidents of `meeting`, the oldest first.
    public static List<Incident> of(Handle handle, UUID meeting) {
        return handle.createQuery(SELECT + "WHERE i.meeting_id = :meeting ORDER BY i.id")
                .bind("meeting", meeting)
                .map(ConstructorMapper.of(Incident.class))
                .list();
    }

    /// What was noted, in the order of writing.
    public static List<Note> notes(Handle handle, UUID incident) {
        return handle.createQuery(
                        """
                        SELECT id, kind, witness, seen_at, words, corrects, at, by_whom
                        FROM incident_note WHERE incident_id = :incident ORDER BY id
                        """)
                .bind("incident", incident)
                .map(ConstructorMapper.of(Note.class))
                .list();
    }

    /// To whom it was reported, in order.
    public static List<Referral> referrals(Handle handle, UUID incident) {
        return handle.createQuery(
                        """
                        SELECT r.id, r.contact, r.reference, r.confirm_by, c.at AS confirmed_at,
                               r.at, r.by_whom
                        FROM incident_referral r
                        LEFT JOIN incident_referral_confirmation c ON c.referral_id = r.id
                        WHERE r.incident_id = :incident ORDER BY r.id
                        """)
                .bind("incident", incident)
                .map(ConstructorMapper.of(Referral.class))
                .list();
    }
}
