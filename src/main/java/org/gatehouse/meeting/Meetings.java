package org.gatehouse.meeting;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.gatehouse.ledger.Actor;
import org.gatehouse.ledger.Entry;
import org.gatehouse.ledger.Ledger;
import org.gatehouse.live.Broadcast;
import org.gatehouse.live.Signal;
import org.gatehouse.refusal.Refusal;
import org.gatehouse.sql.Ids;
import org.gatehouse.sql.Tx;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jdbi.v3.core.statement.SqlStatement;

/// All meetings of one forum.
public final class Meetings {
    private static final String SELECT =
            """
            SELECT id, slug, title, local_start, zone, starts_at, minutes, agenda, capacity,
                   door_minutes, admission, provider, sequence
            FROM meeting
            """;

    private static final String NO_PRACTICE =
            "NOT EXISTS (SELECT 1 FROM practice_evening e WHERE e.meeting_id = meeting.id)";

    private final Ledger ledger;
    private final Ids ids;
    private final Broadcast broadcast;

    public Meetings(Ledger ledger, Ids ids, Broadcast broadcast) {
        this.ledger = ledger;
        this.ids = ids;
        this.broadcast = broadcast;
    }

    /// Writes a meeting down as a draft.
    public Meeting create(Tx tx, MeetingPlan plan, Actor by) {
        UUID id = ids.next();
        String slug = freeSlug(tx.handle(), plan);
        bind(
                        tx.handle()
                                .createUpdate(
                                        """
                                        INSERT INTO meeting (id, slug, title, local_start, zone,
                                            starts_at, minutes, agenda, capacity, door_minutes,
                                            admission, provider, sequence, created_at, created_by)
                                        VALUES (:id, :slug, :title, :local, :zone,
                                            :starts, :minutes, :agenda, :capacity, :door,
                                            :admission, :provider, 0, :at, :by)
                                        """),
                        plan)
                .bind("id", id)
                .bind("slug", slug)
                .bind("at", tx.now())
                .bind("by", by.text())
                .execute();
        ledger.append(tx, entry("meeting.drafted", by, id).with("slug", slug));
        return require(tx.handle(), id);
    }

    /// Changes what a meeting says. Its slug stays, so that links to it keep working.
    public Meeting edit(Tx tx, UUID id, MeetingPlan plan, Actor by) {
        bind(
                        tx.handle()
                                .createUpdate(
                                        """
                                        UPDATE meeting SET title = :title, local_start = :local,
                                            zone = :zone, starts_at = :starts, minutes = :minutes,
                                            agenda = :agenda, capacity = :capacity,
                                            door_minutes = :door, admission = :admission,
                                            provider = :provider, sequence = sequence + 1
                                        WHERE id = :id
                                        """),
                        plan)
                .bind("id", id)
                .execute();
        ledger.append(
                tx,
                entry("meeting.edited", by, id)
                        .with("title", plan.title())
                        .with("startsAt", plan.startsAt()));
        tellEverybody(tx, id, "meeting");
        return require(tx.handle(), id);
    }

    private static <S extends SqlStatement<S>> S bind(S statement, MeetingPlan plan) {
        return statement
                .bind("title", plan.title())
                .bind("local", plan.local().toString())
                .bind("zone", plan.zone().getId())
                .bind("starts", plan.startsAt())
                .bind("minutes", plan.minutes())
                .bind("agenda", plan.agenda())
                .bind("capacity", plan.capacity())
                .bind("door", plan.doorMinutes())
                .bind("admission", plan.admission())
                .bind("provider", plan.provider());
    }

    private static String freeSlug(Handle handle, MeetingPlan plan) {
        String slug = Slug.of(plan.title(), plan.local().toLocalDate());
        String free = slug;
        for (int i = 2; isTaken(handle, free); i++) {
            free = slug + "-" + i;
        }
        return free;
    }

    private static boolean isTaken(Handle handle, String slug) {
        return handle.createQuery("SELECT COUNT(*) FROM meeting WHERE slug = :slug")
                        .bind("slug", slug)
                        .mapTo(Long.class)
                        .one()
                > 0;
    }

    /// Shows a draft to the public.
    public void publish(Tx tx, UUID id, Actor by) {
        int rows =
                tx.handle()
                        .createUpdate(
                                """
                                INSERT INTO meeting_publication (meeting_id, at, by_whom)
                                VALUES (:id, :at, :by) ON CONFLICT DO NOTHING
                                """)
                        .bind("id", id)
                        .bind("at", tx.now())
                        .bind("by", by.text())
                        .execute();
        if (rows > 0) {
            ledger.append(tx, entry("meeting.published", by, id));
        }
    }

    /// Calls a meeting off; nobody gets in any more.
    public void cancel(Tx tx, UUID id, Actor by, String reason) {
        int rows =
                tx.handle()
                        .createUpdate(
                                """
                                INSERT INTO meeting_cancellation (meeting_id, at, by_whom, reason)
                                VALUES (:id, :at, :by, :reason) ON CONFLICT DO NOTHING
                                """)
                        .bind("id", id)
                        .bind("at", tx.now())
                        .bind("by", by.text())
                        .bind("reason", reason)
                        .execute();
        if (rows > 0) {
            ledger.append(tx, entry("meeting.cancelled", by, id).with("reason", reason));
            tellEverybody(tx, id, "cancelled");
        }
    }

    private static Entry entry(String kind, Actor by, UUID meeting) {
        return Entry.of(kind, by).in(meeting);
    }

    private void tellEverybody(Tx tx, UUID id, String what) {
        tx.afterCommit(
                () -> {
                    broadcast.send(new Signal(Signal.lobby(id), what));
                    broadcast.send(new Signal(Signal.desk(id), what));
                });
    }

    public MeetingState state(Handle handle, Meeting meeting, Instant now) {
        return handle.createQuery(
                        """
                        SELECT (SELECT COUNT(*) FROM meeting_publication p
                                WHERE p.meeting_id = :id) AS published,
                               (SELECT COUNT(*) FROM meeting_cancellation c
                                WHERE c.meeting_id = :id) AS cancelled
                        """)
                .bind("id", meeting.id())
                .map(
                        row ->
                                MeetingState.of(
                                        meeting,
                                        row.getColumn("published", Long.class) > 0,
                                        row.getColumn("cancelled", Long.class) > 0,
                                        now))
                .one();
    }

    /// Whether the public was ever shown it.
    public static boolean isPublished(Handle handle, UUID id) {
        return handle.createQuery("SELECT COUNT(*) FROM meeting_publication WHERE meeting_id = :id")
                        .bind("id", id)
                        .mapTo(Long.class)
                        .one()
                > 0;
    }

    /// Why the meeting `id` was called off, where it was.
    public static Optional<String> cancellation(Handle handle, UUID id) {
        return handle.createQuery("SELECT reason FROM meeting_cancellation WHERE meeting_id = :id")
                .bind("id", id)
                .mapTo(String.class)
                .findOne();
    }

    public static Optional<Meeting> find(Handle handle, UUID id) {
        return handle.createQuery(SELECT + " WHERE id = :id")
                .bind("id", id)
                .map(ConstructorMapper.of(Meeting.class))
                .findOne();
    }

    /// The meeting `id`.
    ///
    /// @throws Refusal.NotFound where there is none
    public static Meeting require(Handle handle, UUID id) {
        return find(handle, id).orElseThrow(() -> new Refusal.NotFound("refusal.noMeeting"));
    }

    /// The meeting whose pages are at `slug`; practice evenings have none.
    public static Optional<Meeting> bySlug(Handle handle, String slug) {
        return handle.createQuery(SELECT + " WHERE slug = :slug AND <no_practice>")
                .define("no_practice", NO_PRACTICE)
                .bind("slug", slug)
                .map(ConstructorMapper.of(Meeting.class))
                .findOne();
    }

    /// Meetings that the public may see and that end after `now`, the next one first.
    public static List<Meeting> upcoming(Handle handle, Instant now) {
        return handle.createQuery(
                        SELECT
                                + """
                                JOIN meeting_publication p ON p.meeting_id = meeting.id
                                WHERE starts_at + minutes * 60000 > :now
                                  AND <no_practice>
                                  AND NOT EXISTS (SELECT 1 FROM meeting_cancellation c
                                                  WHERE c.meeting_id = meeting.id)
                                ORDER BY starts_at, id
                                """)
                .define("no_practice", NO_PRACTICE)
                .bind("now", now)
                .map(ConstructorMapper.of(Meeting.class))
                .list();
    }

    /// Every meeting but practice evenings, the latest first.
    public static List<Meeting> all(Handle handle) {
        return handle.createQuery(SELECT + " WHERE <no_practice> ORDER BY starts_at DESC, id")
                .define("no_practice", NO_PRACTICE)
                .map(ConstructorMapper.of(Meeting.class))
                .list();
    }
}
