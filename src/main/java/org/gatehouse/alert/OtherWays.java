package org.gatehouse.alert;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
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
    private final InstantSource clock;
    private final ExecutorService hands = Executors.newVirtualThreadPerTaskExecutor();

    public OtherWays(Database database, Pushes pushes, InstantSource clock) {
        this.database = database;
        this.pushes = pushes;
        this.clock = clock;
    }

    /// How many would be told.
    public record Counts(int devices) {}

    public Counts counts(Handle handle, UUID meeting) {
        return new Counts(pushes.count(handle, meeting));
    }

    /// What went out after `rotation`, by person; those who are missing got nothing.
    public Map<UUID, Besides> sent(Handle handle, UUID rotation) {
        return Pushes.taken(handle, rotation).entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, one -> new Besides(one.getValue())));
    }

    /// Owes a message to everybody of `meeting` who asked for one.
    public void owe(Tx tx, UUID meeting, UUID rotation) {
        pushes.owe(tx, meeting, rotation);
    }

    /// Sends what is due, and waits for the end. Not to be called in a transaction.
    public void send() {
        Instant now = clock.instant();
        try {
            if (database.read(handle -> OwedMessages.PUSHES.isAnyDue(handle, now))) {
                pushes.send(hands);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            LOG.warn("Messages besides the letters could not be sent; they are tried again", e);
        }
    }

    /// Breaks off what is being sent: it is still owed.
    @Override
    public void close() {
        hands.shutdownNow();
    }
}
