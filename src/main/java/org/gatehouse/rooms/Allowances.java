package org.gatehouse.rooms;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.gatehouse.sql.Database;

/// Counts what a platform allows only so many times a day (UTC), so that the limit is known before
/// the platform refuses. The count is kept: a restart does not forget it.
public final class Allowances {
    private final Database database;

    public Allowances(Database database) {
        this.database = database;
    }

    /// Counts one more use of `name` today, unless `limit` is reached. Whether it was counted.
    public boolean spend(String name, int limit) {
        return database.write(
                tx ->
                        tx.handle()
                                        .createUpdate(
                                                """
                                                INSERT INTO room_allowance (name, day, used)
                                                VALUES (:name, :day, 1)
                                                ON CONFLICT (name, day) DO UPDATE
                                                SET used = room_allowance.used + 1
                                                WHERE room_allowance.used < :limit
                                                """)
                                        .bind("name", name)
                                        .bind("day", today(tx.now()))
                                        .bind("limit", limit)
                                        .execute()
                                == 1);
    }

    /// How often `name` was used on the day of `now`.
    public int used(String name, Instant now) {
        return database.read(
                handle ->
                        handle.createQuery(
                                        """
                                        SELECT COALESCE(MAX(used), 0) FROM room_allowance
                                        WHERE name = :name AND day = :day
                                        """)
                                .bind("name", name)
                                .bind("day", today(now))
                                .mapTo(Integer.class)
                                .one());
    }

    private static String today(Instant now) {
        return LocalDate.ofInstant(now, ZoneOffset.UTC).toString();
    }
}
