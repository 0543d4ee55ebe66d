package org.gatehouse.sighting;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.gatehouse.keys.Keys;
import org.gatehouse.keys.Purpose;
import org.gatehouse.ledger.Actor;
import org.gatehouse.ledger.Entry;
import org.gatehouse.ledger.Ledger;
import org.gatehouse.meeting.Meeting;
import org.gatehouse.meeting.Meetings;
import org.gatehouse.pass.Passes;
import org.gatehouse.refusal.Refusal;
import org.gatehouse.rooms.Room;
import org.gatehouse.rooms.Rooms;
import org.gatehouse.sql.Ids;
import org.gatehouse.sql.Tx;
import org.gatehouse.watch.Finding;
import org.gatehouse.watch.Heard;
import org.jdbi.v3.core.Handle;

/// All posts that were seen in public with something of ours, or that people told us of. The post
/// itself is sealed; who posted it is evidence, never an accusation.
public final class Sightings {
    /// Sources into which anybody can write to us.
    private static final Set<String> TOLD = Set.of(Sighting.PERSON, "mailbox");

    private final Keys keys;
    private final Ids ids;
    private final Ledger ledger;
    private final Meetings meetings;
    private final Rooms rooms;
    private final Passes passes;
    private final Alerts alerts;
    private final Duration retention;

    /// @param retention for how long the evidence is kept
    public Sightings(
            Keys keys,
            Ids ids,
            Ledger ledger,
            Meetings meetings,
            Rooms rooms,
            Passes passes,
            Alerts alerts,
            Duration retention) {
        this.keys = keys;
        this.ids = ids;
        this.ledger = ledger;
        this.meetings = meetings;
        this.rooms = rooms;
        this.passes = passes;
        this.alerts = alerts;
        this.retention = retention;
    }

    /// What came of writing a sighting down.
    ///
    /// @param toRotate meetings that the rules now want to be set up afresh
    public record Noted(UUID id, List<UUID> toRotate) {}

    /// Writes down what `source` heard with `findings`. A post that is known gets what is new in
    /// it.
    ///
    /// @param about the meeting that somebody said it is about
    /// @param contact how to reach whoever told us
    Noted note(
            Tx tx,
            String source,
            Heard heard,
            List<Finding> findings,
            Optional<UUID> about,
            Optional<String> contact) {
        String hash = keys.hash(Purpose.SIGHTING, source + "\n" + heard.post().id());
        Optional<UUID> known = SightingRows.byPost(tx.handle(), hash);
        UUID id = known.orElseGet(ids::next);
        if (known.isEmpty()) {
            add(tx, id, hash, source, heard, findings, about, contact);
        }
        return new Noted(id, expose(tx, id, source, findings));
    }

    private void add(
            Tx tx,
            UUID id,
            String hash,
            String source,
            Heard heard,
            List<Finding> findings,
            Optional<UUID> about,
            Optional<String> contact) {
        Evidence evidence =
                new Evidence(
                        heard.post(),
                        findings.stream().flatMap(found -> found.where().stream()).toList(),
                        heard.raw(),
                        contact);
        Optional<UUID> meeting =
                findings.stream()
                        .map(found -> meetingOf(tx.handle(), Subject.of(found)))
                        .findFirst()
                        .or(() -> about);
        SightingRows.add(
                tx,
                new SightingRows.New(
                        id,
                        source,
                        hash,
                        meeting,
                        heard.written(),
                        sha256(heard.raw()),
                        evidence.seal(keys),
                        tx.now().plus(retention)));
        Entry entry =
                Entry.of("sighting.noted", new Actor.Rule("leak watch"))
                        .with("sighting", id)
                        .with("source", source)
                        .with("sha256", sha256(heard.raw()));
        ledger.append(tx, meeting.map(entry::in).orElse(entry));
    }

    /// Adds `findings` to a sighting and gives each leak the answer that the rules want.
    ///
    /// @return the meetings that are to be set up afresh
    List<UUID> expose(Tx tx, UUID sighting, String source, List<Finding> findings) {
        List<UUID> toRotate = new ArrayList<>();
        WatchRules rules = WatchRules.read(tx.handle());
        for (Finding finding : findings) {
            Subject subject = Subject.of(finding);
            Meeting meeting = Meetings.require(tx.handle(), meetingOf(tx.handle(), subject));
            UUID leak = SightingRows.leak(tx, ids.next(), subject, meeting.id());
            SightingRows.expose(tx, sighting, leak, finding);
            SightingRows.about(tx, sighting, meeting.id());
            Answer answer =
                    Answer.of(
                            rules,
                            new Answer.Facts(
                                    finding.grade(),
                                    SightingRows.works(tx.handle(), subject),
                                    TOLD.contains(source),
                                    Leaks.byRule(tx.handle(), meeting.id())),
                            meeting,
                            meetings.state(tx.handle(), meeting, tx.now()),
                            tx.now());
            if (Leaks.answer(tx, leak, answer)) {
                answered(tx, sighting, leak, meeting, finding, answer);
                if (answer == Answer.ACT) {
                    toRotate.add(meeting.id());
                }
            }
        }
        return toRotate.stream().distinct().toList();
    }

    private void answered(
            Tx tx, UUID sighting, UUID leak, Meeting meeting, Finding finding, Answer answer) {
        ledger.append(
                tx,
                Entry.of("leak.answered", new Actor.Rule("leak watch"))
                        .in(meeting.id())
                        .with("leak", leak)
                        .with("sighting", sighting)
                        .with("grade", finding.grade().word())
                        .with("answer", answer.name())
                        .with("pass", finding.pass()));
        if (answer != Answer.LIST) {
            alerts.leak(tx, new Alerts.News(sighting, leak, meeting, finding.grade(), answer));
        }
    }

    private UUID meetingOf(Handle handle, Subject subject) {
        return switch (subject) {
            case Subject.OfRoom(UUID room) ->
                    rooms.room(handle, room).map(Room::meeting).orElseThrow();
            case Subject.OfSpare(UUID meeting, int _) -> meeting;
            case Subject.OfPass(UUID pass) -> passes.byId(handle, pass).meetingId();
        };
    }

    /// The latest sightings, the newest first.
    public List<Sighting> latest(Handle handle, int most) {
        return SightingRows.latest(handle, most);
    }

    /// The sighting `id`.
    ///
    /// @throws Refusal.NotFound where there is none
    public Sighting require(Handle handle, UUID id) {
        return SightingRows.find(handle, id)
                .orElseThrow(() -> new Refusal.NotFound("refusal.notFound"));
    }

    /// The post of a sighting; empty once it is erased.
    public Optional<Evidence> evidence(Handle handle, UUID id) {
        return handle.createQuery(
                        "SELECT sealed FROM sighting WHERE id = :id AND sealed IS NOT NULL")
                .bind("id", id)
                .mapTo(byte[].class)
                .findOne()
                .map(bytes -> Evidence.open(keys, Objects.requireNonNull(bytes)));
    }

    /// Puts `evidence` in the place of what is kept of a sighting, as when a picture has been read.
    void keep(Tx tx, UUID id, Evidence evidence) {
        tx.handle()
                .createUpdate(
                        "UPDATE sighting SET sealed = :sealed WHERE id = :id AND sealed IS NOT NULL")
                .bind("sealed", evidence.seal(keys))
                .bind("id", id)
                .execute();
    }

    /// A person looked at a sighting and says whether it is a leak.
    public void judge(Tx tx, UUID id, boolean isLeak, Actor by) {
        tx.handle()
                .createUpdate(
                        """
                        INSERT INTO sighting_judgement (id, sighting_id, is_leak, at, by_whom)
                        VALUES (:id, :sighting, :leak, :now, :by)
                        """)
                .bind("id", ids.next())
                .bind("sighting", id)
                .bind("leak", isLeak)
                .bind("now", tx.now())
                .bind("by", by.text())
                .execute();
        ledger.append(
                tx,
                Entry.of("sighting.judged", by)
                        .with("sighting", id)
                        .with("leak", isLeak ? "yes" : "no"));
    }

    /// Keeps the evidence of a sighting for `incident` beyond its time.
    public void hold(Tx tx, UUID id, String incident) {
        tx.handle()
                .createUpdate(
                        """
                        INSERT INTO sighting_hold (sighting_id, incident, at)
                        VALUES (:id, :incident, :now) ON CONFLICT DO NOTHING
                        """)
                .bind("id", id)
                .bind("incident", incident)
                .bind("now", tx.now())
                .execute();
    }

    /// Lets go of what was kept for `incident`.
    public void release(Tx tx, String incident) {
        tx.handle()
                .createUpdate("DELETE FROM sighting_hold WHERE incident = :incident")
                .bind("incident", incident)
                .execute();
    }

    /// Erases the posts and pictures whose time is over; that they were seen stays on record.
    ///
    /// @return how many
    public int erase(Tx tx) {
        String over =
                """
                erase_at <= :now
                AND NOT EXISTS (SELECT 1 FROM sighting_hold h WHERE h.sighting_id = sighting.id)
                """;
        tx.handle()
                .createUpdate(
                        "DELETE FROM sighting_picture WHERE sighting_id IN (SELECT id FROM sighting"
                                + " WHERE "
                                + over
                                + ")")
                .bind("now", tx.now())
                .execute();
        return tx.handle()
                .createUpdate(
                        "UPDATE sighting SET sealed = NULL WHERE sealed IS NOT NULL AND " + over)
                .bind("now", tx.now())
                .execute();
    }

    static String sha256(byte[] raw) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(raw));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
