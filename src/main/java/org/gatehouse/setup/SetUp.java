package org.gatehouse.setup;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.gatehouse.ledger.Actor;
import org.gatehouse.ledger.Entry;
import org.gatehouse.ledger.Ledger;
import org.gatehouse.sql.Tx;
import org.jdbi.v3.core.Handle;

/// How far the set-up has come: read from the facts themselves where there are any, and from steps
/// that were written down where there are none.
public final class SetUp {
    /// One row for each step that other facts show to be done.
    private static final String FACTS =
            """
            SELECT 'FORUM' AS step FROM forum_setting WHERE name = 'name'
            UNION SELECT 'AREAS' FROM forum_setting WHERE name = 'areas' AND value <> ''
            UNION SELECT 'MEETING' FROM meeting_publication p
                WHERE NOT EXISTS (SELECT 1 FROM practice_evening e
                                  WHERE e.meeting_id = p.meeting_id)
            UNION SELECT 'SECOND_GATEKEEPER'
                FROM (SELECT COUNT(*) AS people FROM staff_member) all_staff WHERE people > 1
            UNION SELECT 'PRACTICE' FROM practice_evening WHERE ended_at IS NOT NULL
            UNION SELECT step FROM set_up_step
            """;

    private final Ledger ledger;

    public SetUp(Ledger ledger) {
        this.ledger = ledger;
    }

    /// Writes down that `step` was done.
    ///
    /// @param about with what, such as the relay's name
    public void done(Tx tx, SetUpStep step, String about, Actor by) {
        tx.handle()
                .createUpdate(
                        """
                        INSERT INTO set_up_step (step, about, at, by_whom)
                        VALUES (:step, :about, :at, :by)
                        ON CONFLICT (step) DO UPDATE
                        SET about = excluded.about, at = excluded.at, by_whom = excluded.by_whom
                        """)
                .bind("step", step)
                .bind("about", about)
                .bind("at", tx.now())
                .bind("by", by.text())
                .execute();
        ledger.append(tx, Entry.of("setUp.stepDone", by).with("step", step).with("about", about));
    }

    /// Takes `step` back, as when a relay that was tried is replaced by one that was not.
    public void undone(Tx tx, SetUpStep step, Actor by) {
        int rows =
                tx.handle()
                        .createUpdate("DELETE FROM set_up_step WHERE step = :step")
                        .bind("step", step)
                        .execute();
        if (rows > 0) {
            ledger.append(tx, Entry.of("setUp.stepUndone", by).with("step", step));
        }
    }

    /// The steps and which of them are done.
    public record Checklist(Set<SetUpStep> done) {
        public Checklist {
            done = Set.copyOf(done);
        }

        public boolean isDone(SetUpStep step) {
            return done.contains(step);
        }

        public boolean isComplete() {
            return done.size() == SetUpStep.values().length;
        }

        public List<SetUpStep> steps() {
            return List.of(SetUpStep.values());
        }

        /// The first step that is still to be done.
        public Optional<SetUpStep> next() {
            return Stream.of(SetUpStep.values()).filter(step -> !isDone(step)).findFirst();
        }
    }

    public static Checklist checklist(Handle handle) {
        return new Checklist(
                handle.createQuery(FACTS).mapTo(SetUpStep.class).stream()
                        .collect(Collectors.toCollection(() -> EnumSet.noneOf(SetUpStep.class))));
    }
}
