package org.gatehouse.incident;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.gatehouse.sql.Tx;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

/// Somebody who was inside at the incident's minute, or had been shortly before: with which pass,
/// on which device, from where, and what may be worth a look. A candidate, never a culprit.
///
/// @param number what they are called where their name does not matter, from 1
/// @param reason `INSIDE` at that minute, or `LEFT` shortly before
/// @param provedBy how the device was proved: `mailbox`, `vouching` or `call-back`
/// @param address where they joined from; empty where they never joined, or once it is erased
/// @param devices on how many devices the mailbox was proved
/// @param presses how many other browsers tried to use the pass
/// @param firstTime whether no earlier meeting of theirs is known
public record Concerned(
        UUID registrantId,
        int number,
        String reason,
        String name,
        Optional<String> email,
        Optional<String> badge,
        String arrivalCode,
        UUID passId,
        Optional<String> device,
        Optional<String> provedBy,
        Instant knockedAt,
        Instant admittedAt,
        String admittedBy,
        Optional<Instant> enteredAt,
        Optional<String> address,
        Optional<String> userAgent,
        Optional<Instant> leftAt,
        Optional<String> leftBecause,
        int devices,
        int presses,
        boolean firstTime) {

    /// Whoever left so shortly before may have to do with it.
    private static final Duration SHORTLY = Duration.ofMinutes(15);

    /// Writes down whose rows belong to an incident at `moment`; returns how many they are.
    static int add(Tx tx, UUID incident, UUID meeting, Instant moment) {
        return tx.handle()
                .createUpdate(
                        """
                        INSERT INTO incident_person (incident_id, registrant_id, reason, at)
                        SELECT :incident, k.registrant_id,
                               CASE WHEN MAX(CASE WHEN k.closed_at IS NULL OR k.closed_at >= :moment
                                                  THEN 1 ELSE 0 END) = 1
                                    THEN 'INSIDE' ELSE 'LEFT' END,
                               :at
                        FROM knock k
                        JOIN verdict v ON v.knock_id = k.id AND v.decision = 'ADMIT'
                        WHERE k.meeting_id = :meeting AND v.at <= :moment
                          AND (k.closed_at IS NULL OR k.closed_at >= :shortly)
                        GROUP BY k.registrant_id
                        """)
                .bind("incident", incident)
                .bind("meeting", meeting)
                .bind("moment", moment)
                .bind("shortly", moment.minus(SHORTLY))
                .bind("at", tx.now())
                .execute();
    }

    /// Everybody whose rows belong to the incident, those inside first, in the order of joining.
    public static List<Concerned> of(Handle handle, Incident incident) {
        return handle.createQuery(
                        """
                        SELECT i.registrant_id, i.reason, r.full_name AS name, r.email, r.badge,
                               p.arrival_code, p.id AS pass_id, d.label AS device, d.proved_by,
                               k.at AS knocked_at, v.at AS admitted_at, v.by_whom AS admitted_by,
                               e.at AS entered_at, e.address, e.user_agent,
                               k.closed_at AS left_at, k.closed_because AS left_because,
                               (SELECT COUNT(*) FROM registrant o
                                WHERE o.meeting_id = r.meeting_id AND o.id <= r.id) AS number,
                               (SELECT COUNT(*) FROM device x
                                WHERE x.registrant_id = r.id AND x.proved_at <= :moment) AS devices,
                               (SELECT COUNT(*) FROM pass_press x
                                WHERE x.pass_id = p.id
                                  AND NOT EXISTS (SELECT 1 FROM device y
                                                  WHERE y.registrant_id = r.id
                                                    AND y.browser = x.browser)) AS presses,
                               NOT EXISTS (SELECT 1 FROM acquaintance a
                                           WHERE a.mailbox = r.mailbox
                                             AND a.meeting_id <> r.meeting_id) AS first_time
                        FROM incident_person i
                        JOIN registrant r ON r.id = i.registrant_id
                        JOIN knock k ON k.id =
                            (SELECT MAX(l.id) FROM knock l
                             JOIN verdict w ON w.knock_id = l.id AND w.decision = 'ADMIT'
                             WHERE l.registrant_id = r.id AND w.at <= :moment)
                        JOIN verdict v ON v.knock_id = k.id
                        JOIN pass p ON p.id = k.pass_id
                        LEFT JOIN entry e ON e.knock_id = k.id
                        LEFT JOIN device d ON d.id = COALESCE(e.device_id, k.device_id)
                        WHERE i.incident_id = :incident
                        ORDER BY i.reason, k.id
                        """)
                .bind("incident", incident.id())
                .bind("moment", incident.occurredAt())
                .map(ConstructorMapper.of(Concerned.class))
                .list();
    }

    public boolean wasInside() {
        return reason.equals("INSIDE");
    }
}
