package org.gatehouse.alert;

import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import org.gatehouse.sql.Database;
import org.gatehouse.sql.Tx;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// All the ways besides mail and open pages. What is owed is written in the transaction that leads
/// everybody into the new room; it is sent behind that, and again and again until it has gone.
public final class OtherWays implements AutoCloseable {
    /// Those who are written to by mail as well; `r` is the registrant.
    static final String MAY_COME =
            """
              AND NOT EXISTS (SELECT 1 FROM refusal x WHERE x.registrant_id = r.id)
              AND NOT EXISTS (SELECT 1 FROM withdrawal x WHERE x.registrant_id = r.id)
              AND EXISTS (SELECT 1 FROM pass p WHERE p.registrant_id = r.id
                          AND NOT EXISTS (SELECT 1 FROM pass_revocation x WHERE x.pass_id = p.id))
            """;

    private static final Logger LOG = LoggerFactory.getLogger(OtherWays.class);

    private final Database database;
    private final Pushes pushes;
    private final Texts texts;
    private final InstantSource clock;
    private final ExecutorService hands = Executors.newVirtualThreadPerTaskExecutor();

    public OtherWays(Database database, Pushes pushes, Texts texts, InstantSource clock) {
        this.database = database;
        this.pushes = pushes;
        this.texts = texts;
        this.clock = clock;
    }

    /// How many would be told.
    ///
    /// @param devices by push message
    /// @param texts people by text
    public record Counts(int devices, int texts) {}

    public Counts counts(Handle handle, UUID meeting) {
        return new Counts(pushes.count(handle, meeting), texts.count(handle, meeting));
    }

    /// What went out after `rotation`, by person; those who are missing got nothing.
    public Map<UUID, Besides> sent(Handle handle, UUID rotation) {
        Map<UUID, Besides> sent = new HashMap<>(Texts.sent(handle, rotation));
        Pushes.taken(handle, rotation)
                .forEach(
                        (person, devices) ->
                                sent.merge(person, Besides.pushed(devices), Besides::and));
        return Map.copyOf(sent);
    }

    /// Owes a message to everybody of `meeting` who asked for one.
    public void owe(Tx tx, UUID meeting, UUID rotation) {
        pushes.owe(tx, meeting, rotation);
        texts.owe(tx, meeting, rotation);
    }

    /// Sends what is due, and waits for the end: neither way waits for the other. Not to be called
    /// in a transaction.
    public void send() {
        try {
            Future<?> texting = hands.submit(() -> carefully(OwedMessages.TEXTS, texts::send));
            carefully(OwedMessages.PUSHES, pushes::send);
            texting.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RejectedExecutionException | ExecutionException e) {
            LOG.debug("Broken off: they are still owed", e);
        }
    }

    /// One of the ways.
    private interface Way {
        void send(ExecutorService hands) throws InterruptedException;
    }

    private void carefully(OwedMessages owed, Way way) {
        Instant now = clock.instant();
        try {
            if (database.read(handle -> owed.isAnyDue(handle, now))) {
                way.send(hands);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            if (!hands.isShutdown()) {
                LOG.warn("What is owed ({}) could not be sent; it is tried again", owed.table(), e);
            }
        }
    }

    /// Breaks off what is being sent: it is still owed.
    @Override
    public void close() {
        hands.shutdownNow();
    }
}
