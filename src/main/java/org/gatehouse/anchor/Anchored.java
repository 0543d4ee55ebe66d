package org.gatehouse.anchor;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.gatehouse.ledger.Entries;
import org.jdbi.v3.core.Handle;

/// What was made known outside already, in one of the two ways.
enum Anchored {
    MAILED("ledger_mailing", "at", Duration.ofMinutes(5)),
    STAMPED("ledger_timestamp", "asked_at", Duration.ofMinutes(1));

    /// While nothing grave happens, once a day is enough.
    private static final Duration DAILY = Duration.ofDays(1);

    private final String table;
    private final String at;

    /// An evening's incident is one story of many entries: they are gathered for so long.
    private final Duration gathered;

    Anchored(String table, String at, Duration gathered) {
        this.table = table;
        this.at = at;
        this.gathered = gathered;
    }

    private record Last(long number, long size, Instant at) {}

    /// The checkpoint that is to be made known at `now`: where the ledger grew since the last one
    /// that was, the newest after a day, and soon after an incident's entry.
    Optional<Entries.Signed> due(Handle handle, Instant now) {
        Optional<Entries.Signed> newest = Entries.newestCheckpoint(handle);
        Optional<Last> last = last(handle);
        if (last.isEmpty()) {
            return newest;
        }
        return newest.filter(one -> one.number() > last.get().number())
                .filter(one -> isTime(handle, last.get(), one, now));
    }

    private boolean isTime(Handle handle, Last last, Entries.Signed newest, Instant now) {
        if (!now.isBefore(last.at().plus(DAILY))) {
            return true;
        }
        return !now.isBefore(last.at().plus(gathered))
                && Entries.holdsIncident(handle, last.size(), newest.size());
    }

    private Optional<Last> last(Handle handle) {
        return handle.createQuery(
                        """
                        SELECT c.number, c.size, a.<at> AS at
                        FROM <table> a JOIN ledger_checkpoint c ON c.number = a.checkpoint
                        ORDER BY a.checkpoint DESC LIMIT 1
                        """)
                .define("table", table)
                .define("at", at)
                .map(
                        (row, _) ->
                                new Last(
                                        row.getLong("number"),
                                        row.getLong("size"),
                                        Instant.ofEpochMilli(row.getLong("at"))))
                .findOne();
    }
}
