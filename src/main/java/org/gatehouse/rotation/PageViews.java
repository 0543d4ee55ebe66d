package org.gatehouse.rotation;

import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executor;
import org.gatehouse.live.Broadcast;
import org.gatehouse.live.Signal;
import org.gatehouse.sql.Database;
import org.jdbi.v3.core.Handle;

/// Who has opened their pass's page by hand since the meeting was set up afresh: a person has seen
/// what it says. It is noted for the board alone, and opens and revokes nothing.
public final class PageViews {
    private final Database database;
    private final Broadcast broadcast;
    private final Executor behind;

    /// @param behind writes it down, so that no page waits for that
    public PageViews(Database database, Broadcast broadcast, Executor behind) {
        this.database = database;
        this.broadcast = broadcast;
        this.behind = behind;
    }

    /// `person` opened the page of their pass for `meeting` by hand, on a proved device. Not to be
    /// called for what a machine asked for, nor in a transaction.
    public void opened(UUID meeting, UUID person) {
        Optional<UUID> unseen = database.read(handle -> unseen(handle, meeting, person));
        unseen.ifPresent(rotation -> behind.execute(() -> note(rotation, meeting, person)));
    }

    /// The rotation that they have not seen yet, once it has led everybody into the new room.
    private static Optional<UUID> unseen(Handle handle, UUID meeting, UUID person) {
        return handle.createQuery(
                        """
                        SELECT r.id FROM rotation r
                        WHERE r.id = (SELECT MAX(l.id) FROM rotation l WHERE l.meeting_id = :meeting)
                          AND EXISTS (SELECT 1 FROM rotation_step s
                                      WHERE s.rotation_id = r.id AND s.step = 'MOVE')
                          AND NOT EXISTS (SELECT 1 FROM rotation_seen x
                                          WHERE x.rotation_id = r.id AND x.registrant_id = :person)
                        """)
                .bind("meeting", meeting)
                .bind("person", person)
                .mapTo(UUID.class)
                .findOne();
    }

    private void note(UUID rotation, UUID meeting, UUID person) {
        database.write(
                tx -> {
                    RotationRows.seen(tx, rotation, person);
                    tx.afterCommit(
                            () -> broadcast.send(new Signal(Signal.letters(meeting), "seen")));
                    return person;
                });
    }
}
