package org.gatehouse.sighting;

import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/// What passes tell by being tried: somebody pressed a button on a pass's page in a browser that
/// had not proved the mailbox. That says that the pass got about, and never that its owner did it.
public final class Canaries {
    private Canaries() {}

    /// A pass that others tried.
    ///
    /// @param browsers in how many browsers
    public record Canary(UUID pass, String owner, int browsers) {}

    /// The passes of `meeting` that others tried, the most tried first; those that are dead are
    /// left out.
    public static List<Canary> of(Handle handle, UUID meeting) {
        return handle.createQuery(
                        """
                        SELECT p.id, r.full_name, COUNT(*) AS browsers
                        FROM pass_press x
                        JOIN pass p ON p.id = x.pass_id
                        JOIN registrant r ON r.id = p.registrant_id
                        WHERE p.meeting_id = :meeting
                          AND NOT EXISTS (SELECT 1 FROM pass_revocation v WHERE v.pass_id = p.id)
                          AND NOT EXISTS (SELECT 1 FROM device d
                                          WHERE d.registrant_id = r.id AND d.browser = x.browser)
                        GROUP BY p.id, r.full_name
                        ORDER BY browsers DESC, p.id
                        """)
                .bind("meeting", meeting)
                .map(
                        (row, _) ->
                                new Canary(
                                        UUID.fromString(row.getString("id")),
                                        row.getString("full_name"),
                                        row.getInt("browsers")))
                .list();
    }
}
