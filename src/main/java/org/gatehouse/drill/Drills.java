package org.gatehouse.drill;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import java.util.function.IntFunction;
import org.gatehouse.ledger.Actor;
import org.gatehouse.live.Broadcast;
import org.gatehouse.live.Signal;
import org.gatehouse.mail.SendingTime;
import org.gatehouse.refusal.Refusal;
import org.gatehouse.sql.Database;
import org.gatehouse.sql.Ids;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Rehearses *afresh* for real meetings, one at a time. Of the meeting itself nothing is read but
/// its name, and nothing is written: what is kept is the drill's own row.
public final class Drills {
    public static final int FEWEST = 10;
    public static final int MOST = 10_000;

    private static final Logger LOG = LoggerFactory.getLogger(Drills.class);

    private final Database database;
    private final Ids ids;
    private final Stage stage;
    private final IntFunction<SendingTime> sending;
    private final Broadcast broadcast;
    private final Executor behind;
    private final Semaphore one = new Semaphore(1);

    /// @param sending how long the forum's own mail relays take for so many letters
    /// @param behind plays it, for nobody waits for the end
    public Drills(
            Database database,
            Ids ids,
            Stage stage,
            IntFunction<SendingTime> sending,
            Broadcast broadcast,
            Executor behind) {
        this.database = database;
        this.ids = ids;
        this.stage = stage;
        this.sending = sending;
        this.broadcast = broadcast;
        this.behind = behind;
    }

    /// Begins one for `meeting` with `people` pretend people; never call it in a transaction.
    ///
    /// @throws Refusal.Conflict while another is under way: it would be timed wrongly
    public UUID begin(UUID meeting, int people, Actor by) {
        if (people < FEWEST || people > MOST) {
            throw new IllegalArgumentException("So many people can't be played: " + people);
        }
        if (!one.tryAcquire()) {
            throw new Refusal.Conflict("drill.underWay");
        }
        UUID id = ids.next();
        try {
            database.write(
                    tx -> {
                        DrillRows.add(tx, id, meeting, people, by.text());
                        return id;
                    });
            behind.execute(() -> play(id, people));
        } catch (RuntimeException e) {
            one.release();
            throw e;
        }
        return id;
    }

    private void play(UUID id, int people) {
        try {
            Drill.End end = end(people);
            database.write(
                    tx -> {
                        DrillRows.end(tx, id, end);
                        tx.afterCommit(() -> broadcast.send(new Signal(topic(id), "ended")));
                        return id;
                    });
        } finally {
            one.release();
        }
    }

    private Drill.End end(int people) {
        try {
            Outcome outcome = stage.play(people);
            SendingTime time = sending.apply(outcome.letters());
            return new Drill.End(outcome, time.time(), time.leftOver(), false);
        } catch (RuntimeException e) {
            LOG.error("A drill broke off", e);
            return new Drill.End(Outcome.NOTHING, Duration.ZERO, 0, true);
        }
    }

    /// On which the page of one is told of its end.
    public static String topic(UUID drill) {
        return "drill:" + drill;
    }

    public static Optional<Drill> find(Handle handle, UUID id) {
        return DrillRows.find(handle, id);
    }

    /// All of a meeting, the newest first.
    public static List<Drill> of(Handle handle, UUID meeting) {
        return DrillRows.of(handle, meeting);
    }
}
