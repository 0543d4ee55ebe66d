package org.gatehouse.door;

import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.gatehouse.ledger.Actor;
import org.gatehouse.ledger.Entry;
import org.gatehouse.ledger.Ledger;
import org.gatehouse.live.Broadcast;
import org.gatehouse.live.Signal;
import org.gatehouse.refusal.Refusal;
import org.gatehouse.registration.Acquaintances;
import org.gatehouse.registration.Registrant;
import org.gatehouse.registration.Registrants;
import org.gatehouse.sharing.PublicTexts;
import org.gatehouse.sql.Ids;
import org.gatehouse.sql.Tx;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

/// Bans, each with a reason and an end. What bars the door is the keyed hash of the mailbox among
/// the known people, so that a ban outlives the erasure of the registration.
public final class Bans {
    /// Nobody is banned for longer without being thought about again.
    private static final Period LONGEST = Period.ofYears(3);

    private static final String SELECT =
            """
            SELECT b.id, b.mailbox, b.meeting_id, r.full_name, m.title AS meeting, b.reason, b.at,
                   b.until, l.at AS lifted_at
            FROM ban b
            JOIN registrant r ON r.id = b.registrant_id
            JOIN meeting m ON m.id = b.meeting_id
            LEFT JOIN ban_lift l ON l.ban_id = b.id
            """;

    private final Acquaintances acquaintances;
    private final PublicTexts texts;
    private final Ids ids;
    private final Ledger ledger;
    private final Broadcast broadcast;

    public Bans(
            Acquaintances acquaintances,
            PublicTexts texts,
            Ids ids,
            Ledger ledger,
            Broadcast broadcast) {
        this.acquaintances = acquaintances;
        this.texts = texts;
        this.ids = ids;
        this.ledger = ledger;
        this.broadcast = broadcast;
    }

    /// Bans the owner of the registrant's mailbox or telephone until `until`.
    ///
    /// @param reason what the banned person reads
    /// @throws Refusal.Conflict where they have neither, `until` is past or years away, or somebody
    ///   could join with the words of `reason`
    public void ban(Tx tx, UUID registrantId, String reason, Instant until, Actor by) {
        Registrant registrant = Registrants.require(tx.handle(), registrantId);
        texts.require(tx.handle(), reason);
        String mailbox =
                registrant
                        .mailbox()
                        .orElseThrow(() -> new Refusal.Conflict("refusal.banNeedsMailbox"));
        Instant latest = tx.now().atOffset(ZoneOffset.UTC).plus(LONGEST).toInstant();
        if (!until.isAfter(tx.now()) || until.isAfter(latest)) {
            throw new Refusal.Conflict("refusal.banUntil");
        }
        UUID id = ids.next();
        tx.handle()
                .createUpdate(
                        """
                        INSERT INTO ban
                            (id, mailbox, meeting_id, registrant_id, reason, at, by_whom, until)
                        VALUES (:id, :mailbox, :meeting, :registrant, :reason, :at, :by, :until)
                        """)
                .bind("id", id)
                .bind("mailbox", mailbox)
                .bind("meeting", registrant.meetingId())
                .bind("registrant", registrantId)
                .bind("reason", reason)
                .bind("at", tx.now())
                .bind("by", by.text())
                .bind("until", until)
                .execute();
        acquaintances.rememberUntil(
                tx, mailbox, Acquaintances.Ground.BANNED, registrant.meetingId(), by, until);
        ledger.append(
                tx,
                Entry.of("person.banned", by)
                        .in(registrant.meetingId())
                        .with("ban", id)
                        .with("registrant", registrantId)
                        .with("until", until)
                        .personal(registrantId, Map.of("reason", reason)));
        tell(tx, registrant.meetingId(), registrantId);
    }

    /// Takes a ban back before its end. Lifting it twice lifts it once.
    public void lift(Tx tx, UUID id, Actor by) {
        Ban ban =
                tx.handle()
                        .createQuery(SELECT + "WHERE b.id = :id")
                        .bind("id", id)
                        .map(ConstructorMapper.of(Ban.class))
                        .findOne()
                        .orElseThrow(() -> new Refusal.NotFound("refusal.noBan"));
        int rows =
                tx.handle()
                        .createUpdate(
                                """
                                INSERT INTO ban_lift (ban_id, at, by_whom) VALUES (:id, :at, :by)
                                ON CONFLICT DO NOTHING
                                """)
                        .bind("id", id)
                        .bind("at", tx.now())
                        .bind("by", by.text())
                        .execute();
        if (rows == 0) {
            return;
        }
        ledger.append(tx, Entry.of("ban.lifted", by).in(ban.meetingId()).with("ban", id));
        if (of(tx.handle(), ban.mailbox(), ban.meetingId(), tx.now()).isEmpty()) {
            acquaintances.forget(
                    tx, ban.mailbox(), Acquaintances.Ground.BANNED, ban.meetingId(), by);
        }
    }

    private static Optional<Ban> of(Handle handle, String mailbox, UUID meeting, Instant now) {
        return byMailbox(handle, mailbox).stream()
                .filter(ban -> ban.meetingId().equals(meeting) && ban.holds(now))
                .findFirst();
    }

    private static List<Ban> byMailbox(Handle handle, String mailbox) {
        return handle.createQuery(SELECT + "WHERE b.mailbox = :mailbox ORDER BY b.until DESC")
                .bind("mailbox", mailbox)
                .map(ConstructorMapper.of(Ban.class))
                .list();
    }

    /// The ban that bars the owner of `mailbox` the longest.
    static Optional<Ban> standing(Handle handle, String mailbox, Instant now) {
        return byMailbox(handle, mailbox).stream().filter(ban -> ban.holds(now)).findFirst();
    }

    /// Every ban there was, the newest first.
    public static List<Ban> all(Handle handle) {
        return handle.createQuery(SELECT + "ORDER BY b.id DESC")
                .map(ConstructorMapper.of(Ban.class))
                .list();
    }

    private void tell(Tx tx, UUID meeting, UUID registrant) {
        tx.afterCommit(
                () -> {
                    broadcast.send(new Signal(Signal.desk(meeting), "ban"));
                    broadcast.send(new Signal(Signal.person(registrant), "ban"));
                });
    }
}
