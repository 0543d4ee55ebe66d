package org.gatehouse.practice;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.gatehouse.door.Desk;
import org.gatehouse.ledger.Actor;
import org.gatehouse.ledger.Entry;
import org.gatehouse.ledger.Ledger;
import org.gatehouse.live.Broadcast;
import org.gatehouse.live.Signal;
import org.gatehouse.meeting.AdmissionPolicy;
import org.gatehouse.meeting.Meeting;
import org.gatehouse.meeting.MeetingPlan;
import org.gatehouse.meeting.MeetingRooms;
import org.gatehouse.meeting.MeetingState;
import org.gatehouse.meeting.Meetings;
import org.gatehouse.refusal.Refusal;
import org.gatehouse.sql.Database;
import org.gatehouse.sql.Tx;
import org.gatehouse.staff.StaffMember;
import org.gatehouse.words.Wording;
import org.jdbi.v3.core.Handle;

/// Practice evenings: a meeting of its own for one gatekeeper, on the real desk, with people whom
/// the program plays. It stands in no list and on no public page, nobody is written to, and nobody
/// of it is remembered.
public final class PracticeEvenings {
    private static final Wording WORDS = Wording.of("said");

    private static final int RUSHES = 3;
    private static final Duration RUSH_EVERY = Duration.ofSeconds(6);

    private final Database database;
    private final Meetings meetings;
    private final MeetingRooms rooms;
    private final Desk desk;
    private final Players players;
    private final Ledger ledger;
    private final Broadcast broadcast;
    private final InstantSource clock;
    private final Supplier<ZoneId> zone;
    private final String provider;

    /// Whether there may be one to play in: so that nothing is asked of the database when not.
    private volatile boolean playing = true;

    private final Set<UUID> toldOfPicture = ConcurrentHashMap.newKeySet();

    /// @param provider the name of the practice room's provider
    public PracticeEvenings(
            Database database,
            Meetings meetings,
            MeetingRooms rooms,
            Desk desk,
            Players players,
            Ledger ledger,
            Broadcast broadcast,
            InstantSource clock,
            Supplier<ZoneId> zone,
            String provider) {
        this.database = database;
        this.meetings = meetings;
        this.rooms = rooms;
        this.desk = desk;
        this.players = players;
        this.ledger = ledger;
        this.broadcast = broadcast;
        this.clock = clock;
        this.zone = zone;
        this.provider = provider;
    }

    /// Starts one for `member`, or goes back to the one that they have not ended; never call it
    /// inside a transaction.
    ///
    /// @return the practice meeting
    public UUID start(StaffMember member, String title) {
        Optional<Practice> running =
                database.read(PracticeRows::running).stream()
                        .filter(one -> one.staffId().equals(member.id()))
                        .findFirst();
        if (running.isPresent()) {
            return running.get().meetingId();
        }
        MeetingPlan plan = plan(title);
        UUID id = database.write(tx -> begin(tx, plan, member));
        playing = true;
        rooms.announce(id, member.actor());
        turn(clock.instant());
        return id;
    }

    private MeetingPlan plan(String title) {
        ZonedDateTime now = clock.instant().atZone(zone.get()).truncatedTo(ChronoUnit.MINUTES);
        return new MeetingPlan(
                title,
                now.toLocalDateTime(),
                now.getZone(),
                now.toInstant(),
                60,
                "",
                50,
                30,
                AdmissionPolicy.FIRST_TIMERS_BY_HAND,
                provider);
    }

    private UUID begin(Tx tx, MeetingPlan plan, StaffMember member) {
        Meeting meeting = meetings.create(tx, plan, member.actor());
        PracticeRows.add(tx, meeting.id(), member.id());
        ledger.append(tx, Entry.of("practice.begun", member.actor()).in(meeting.id()));
        return meeting.id();
    }

    public static Optional<Practice> find(Handle handle, UUID meeting) {
        return PracticeRows.find(handle, meeting);
    }

    /// Plays what is due by `now`; never call it inside a transaction.
    public void turn(Instant now) {
        if (!playing) {
            return;
        }
        List<Practice> running = database.read(PracticeRows::running);
        playing = !running.isEmpty();
        for (Practice practice : running) {
            if (practice.isStale(now)) {
                end(practice.meetingId(), Players.RULE);
            } else if (isOpen(practice, now)) {
                play(practice, now);
            }
        }
    }

    /// Between its beginning and its room's opening nobody can knock yet.
    private boolean isOpen(Practice practice, Instant now) {
        return database.read(
                handle ->
                        meetings.state(handle, Meetings.require(handle, practice.meetingId()), now)
                                == MeetingState.OPEN);
    }

    private void play(Practice practice, Instant now) {
        UUID id = practice.meetingId();
        Map<Part, PracticeRows.Actor> there =
                database.read(handle -> PracticeRows.actors(handle, id));
        for (Part part : Part.values()) {
            boolean due = !now.isBefore(practice.startedAt().plus(part.comesAfter()));
            if (due && !there.containsKey(part)) {
                database.write(tx -> come(tx, id, part));
            }
        }
        if (there.containsKey(Part.RUSHER)) {
            database.write(
                    tx -> rush(tx, practice, Objects.requireNonNull(there.get(Part.RUSHER))));
        }
        if (practice.isShown(now) && toldOfPicture.add(id)) {
            broadcast.send(new Signal(Signal.desk(id), "practice"));
        }
    }

    private boolean come(Tx tx, UUID meeting, Part part) {
        if (PracticeRows.actors(tx.handle(), meeting).containsKey(part)) {
            return false;
        }
        players.come(tx, Meetings.require(tx.handle(), meeting), part);
        return true;
    }

    /// The rusher goes and comes a few times as long as nobody has said anything to him.
    private boolean rush(Tx tx, Practice practice, PracticeRows.Actor rusher) {
        if (PracticeRows.decision(tx.handle(), rusher.registrantId())
                != Part.Decision.LEFT_STANDING) {
            return false;
        }
        Instant came = practice.startedAt().plus(Part.RUSHER.comesAfter());
        long due = Duration.between(came, tx.now()).dividedBy(RUSH_EVERY);
        long knocks = desk.knocks(tx.handle(), rusher.registrantId());
        if (knocks > Math.min(due, RUSHES)) {
            return false;
        }
        players.rush(tx, rusher);
        return true;
    }

    /// Ends a practice evening. Ending it twice ends it once.
    public void end(UUID meeting, Actor by) {
        database.write(
                tx -> {
                    if (!PracticeRows.end(tx, meeting)) {
                        return meeting;
                    }
                    players.forget(tx, meeting, PracticeRows.actors(tx.handle(), meeting));
                    meetings.cancel(tx, meeting, by, WORDS.text("said.practiceOver"));
                    ledger.append(tx, Entry.of("practice.ended", by).in(meeting));
                    return meeting;
                });
        toldOfPicture.remove(meeting);
    }

    /// What was done at the practice door `meeting`.
    ///
    /// @throws Refusal.NotFound where that is no practice evening
    public static PracticeReport report(Handle handle, UUID meeting) {
        Practice practice =
                PracticeRows.find(handle, meeting)
                        .orElseThrow(() -> new Refusal.NotFound("refusal.noMeeting"));
        List<PracticeReport.Deed> deeds = new ArrayList<>();
        Map<Part, PracticeRows.Actor> there = PracticeRows.actors(handle, meeting);
        for (Part part : Part.values()) {
            Optional.ofNullable(there.get(part))
                    .map(actor -> PracticeRows.decision(handle, actor.registrantId()))
                    .ifPresent(decision -> deeds.add(new PracticeReport.Deed(part, decision)));
        }
        Optional<Duration> stop =
                PracticeRows.stopped(handle, meeting, practice.shownAt())
                        .map(at -> Duration.between(practice.shownAt(), at));
        return new PracticeReport(deeds, stop);
    }
}
