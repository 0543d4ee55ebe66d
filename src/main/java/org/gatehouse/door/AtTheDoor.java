package org.gatehouse.door;

import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

/// How many are at a meeting's door at this moment, counted without reading who they are.
///
/// @param inside how many are let in and have not left
/// @param waiting how many have knocked and nobody has decided on
public record AtTheDoor(int inside, int waiting) {
    public static AtTheDoor of(Handle handle, UUID meeting) {
        return handle.createQuery(
                        """
                        SELECT COUNT(v.decision) AS inside,
                               COUNT(*) - COUNT(v.decision) AS waiting
                        FROM knock k LEFT JOIN verdict v ON v.knock_id = k.id
                        WHERE k.meeting_id = :meeting AND k.closed_at IS NULL
                        """)
                .bind("meeting", meeting)
                .map(ConstructorMapper.of(AtTheDoor.class))
                .one();
    }
}
