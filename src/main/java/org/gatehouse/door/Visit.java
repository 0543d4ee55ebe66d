package org.gatehouse.door;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

/// One knock of somebody, with all that is kept of it, as that person may see it.
///
/// @param decision `ADMIT` or `TURN_AWAY`
/// @param address the network address from which they joined
/// @param userAgent what their browser said it was when they joined
public record Visit(
        Instant at,
        Optional<String> decision,
        Optional<String> reason,
        Optional<Instant> enteredAt,
        Optional<String> address,
        Optional<String> userAgent,
        Optional<Instant> closedAt) {

    /// Every knock of `registrant`, the first one first.
    public static List<Visit> of(Handle handle, UUID registrant) {
        return handle.createQuery(
                        """
                        SELECT k.at, v.decision, v.reason, e.at AS entered_at, e.address,
                               e.user_agent, k.closed_at
                        FROM knock k
                        LEFT JOIN verdict v ON v.knock_id = k.id
                        LEFT JOIN entry e ON e.knock_id = k.id
                        WHERE k.registrant_id = :registrant ORDER BY k.id
                        """)
                .bind("registrant", registrant)
                .map(ConstructorMapper.of(Visit.class))
                .list();
    }
}
