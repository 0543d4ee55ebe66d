package org.gatehouse.incident;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.gatehouse.meeting.Meeting;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

/// All that an organiser sees of an incident.
///
/// @param packs the evidence packs that were made, in order
/// @param posts sightings of posts in public that are kept for it
/// @param wishes who asked for something privately
public record IncidentFile(
        Meeting meeting,
        Incident incident,
        List<Concerned> concerned,
        List<Note> notes,
        List<Referral> referrals,
        Timeline timeline,
        List<Pack> packs,
        List<UUID> posts,
        List<Wish> wishes,
        Map<UUID, String> staff) {

    /// An evidence pack that was made.
    ///
    /// @param hash its seal; empty where making it broke off
    public record Pack(UUID id, Instant at, String recipient, String byWhom, String hash) {}

    /// What somebody asked for privately.
    ///
    /// @param kind `SUPPORT` or `NO_MORE`
    public record Wish(String name, String email, String kind, String words, Instant at) {}

    public static IncidentFile read(Handle handle, UUID id, Instant now) {
        PackFacts facts = PackFacts.read(handle, id, now);
        return new IncidentFile(
                facts.meeting(),
                facts.incident(),
                facts.concerned(),
                facts.notes(),
                facts.referrals(),
                facts.timeline(),
                packs(handle, id),
                posts(handle, id),
                wishes(handle, facts.meeting().id()),
                facts.staff());
    }

    private static List<Pack> packs(Handle handle, UUID incident) {
        return handle.createQuery(
                        """
                        SELECT p.id, p.at, p.recipient, p.by_whom, COALESCE(s.hash, '') AS hash
                        FROM incident_pack p
                        LEFT JOIN incident_pack_seal s ON s.pack_id = p.id
                        WHERE p.incident_id = :incident ORDER BY p.id
                        """)
                .bind("incident", incident)
                .map(ConstructorMapper.of(Pack.class))
                .list();
    }

    private static List<UUID> posts(Handle handle, UUID incident) {
        return handle.createQuery(
                        """
                        SELECT sighting_id FROM sighting_hold WHERE incident = :incident
                        ORDER BY sighting_id
                        """)
                .bind("incident", incident)
                .mapTo(UUID.class)
                .list();
    }

    private static List<Wish> wishes(Handle handle, UUID meeting) {
        return handle.createQuery(
                        """
                        SELECT r.full_name AS name, COALESCE(r.email, '') AS email, w.kind,
                               w.words, w.at
                        FROM incident_wish w JOIN registrant r ON r.id = w.registrant_id
                        WHERE r.meeting_id = :meeting ORDER BY w.at
                        """)
                .bind("meeting", meeting)
                .map(ConstructorMapper.of(Wish.class))
                .list();
    }

    /// Who did something, as a person reads it.
    public String actor(String by) {
        if (by.startsWith("staff:")) {
            return staff.getOrDefault(UUID.fromString(by.substring("staff:".length())), "staff");
        }
        return PackTables.machine(by);
    }

    /// What may be worth a look about somebody; never an accusation.
    public static List<String> look(Concerned one) {
        return PackPdf.look(one).lines().toList();
    }
}
