package org.gatehouse.incident;

import static java.util.stream.Collectors.toSet;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.gatehouse.ledger.Entries;
import org.gatehouse.meeting.Meeting;
import org.gatehouse.meeting.Meetings;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

/// All that goes into an evidence pack, read in one snapshot. Those concerned stand in it by name;
/// everybody else by a number.
///
/// @param entries the ledger entries that go with it
/// @param openings what opens the commitments of those concerned, and of the incident's own notes
/// @param checkpoints those of the period, the newest one of all last
record PackFacts(
        Meeting meeting,
        Incident incident,
        List<Concerned> concerned,
        List<Other> others,
        List<Note> notes,
        List<Referral> referrals,
        Timeline timeline,
        List<Entries.Kept> entries,
        List<Entries.Opening> openings,
        List<Entries.Signed> checkpoints,
        List<Letter> letters,
        List<Trouble> troubles,
        List<Stamp> stamps,
        Map<UUID, String> staff) {

    /// Somebody whom the incident does not concern, without a name.
    record Other(
            UUID registrantId,
            int number,
            Optional<Instant> knockedAt,
            Optional<String> decision,
            Optional<Instant> enteredAt,
            Optional<Instant> leftAt) {}

    record Letter(
            String kind,
            int generation,
            UUID personId,
            Instant enqueuedAt,
            Optional<Instant> settledAt,
            Optional<String> outcome,
            int attempts) {}

    /// Something that did not work.
    record Trouble(Instant at, String source, String words) {}

    /// What an independent clock said of a checkpoint.
    ///
    /// @param size how many entries the checkpoint vouches for
    /// @param note the checkpoint itself
    /// @param token the answer as it came (RFC 3161, DER)
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Stamp(
            long checkpoint,
            long size,
            String note,
            byte[] token,
            Instant saidAt,
            Instant askedAt,
            Instant answeredAt) {}

    /// While the program runs and something happens, it signs at least this often.
    private static final Duration SILENCE = Duration.ofMinutes(10);

    static PackFacts read(Handle handle, UUID id, Instant now) {
        Incident incident = Incidents.require(handle, id);
        Meeting meeting = Meetings.require(handle, incident.meetingId());
        List<Concerned> concerned = Concerned.of(handle, incident);
        List<Other> others = others(handle, incident);
        Map<UUID, String> staff = staff(handle);
        Map<UUID, String> names = names(concerned, others, staff);
        Timeline timeline =
                TimelineReader.read(
                        handle, incident, who -> names.getOrDefault(who, "somebody unknown"));
        List<Entries.Kept> entries = entries(handle, incident, timeline, concerned);
        return new PackFacts(
                meeting,
                incident,
                concerned,
                others,
                Incidents.notes(handle, id),
                Incidents.referrals(handle, id),
                timeline,
                entries,
                openings(handle, incident, concerned, entries),
                Entries.checkpoints(handle, timeline.from(), now.plusSeconds(1)),
                letters(handle, meeting.id()),
                troubles(handle, timeline.from(), now),
                stamps(handle, timeline.from()),
                staff);
    }

    /// What people are called in the pack.
    private static Map<UUID, String> names(
            List<Concerned> concerned, List<Other> others, Map<UUID, String> staff) {
        Map<UUID, String> names = new HashMap<>(staff);
        others.forEach(one -> names.put(one.registrantId(), "person " + one.number()));
        concerned.forEach(one -> names.put(one.registrantId(), one.name()));
        return names;
    }

    String name(UUID person) {
        return names(concerned, others, staff).getOrDefault(person, "somebody unknown");
    }

    private static Map<UUID, String> staff(Handle handle) {
        Map<UUID, String> names = new HashMap<>();
        handle.createQuery("SELECT id, name FROM staff_member")
                .map(
                        row ->
                                Map.entry(
                                        row.getColumn("id", UUID.class),
                                        row.getColumn("name", String.class)))
                .forEach(one -> names.put(one.getKey(), one.getValue()));
        return names;
    }

    private static List<Other> others(Handle handle, Incident incident) {
        return handle.createQuery(
                        """
                        SELECT r.id AS registrant_id, k.at AS knocked_at, v.decision,
                               e.at AS entered_at, k.closed_at AS left_at,
                               (SELECT COUNT(*) FROM registrant o
                                WHERE o.meeting_id = r.meeting_id AND o.id <= r.id) AS number
                        FROM registrant r
                        LEFT JOIN knock k ON k.id =
                            (SELECT MAX(l.id) FROM knock l WHERE l.registrant_id = r.id)
                        LEFT JOIN verdict v ON v.knock_id = k.id
                        LEFT JOIN entry e ON e.knock_id = k.id
                        WHERE r.meeting_id = :meeting
                          AND NOT EXISTS (SELECT 1 FROM incident_person i
                                          WHERE i.incident_id = :incident
                                            AND i.registrant_id = r.id)
                        ORDER BY r.id
                        """)
                .bind("meeting", incident.meetingId())
                .bind("incident", incident.id())
                .map(ConstructorMapper.of(Other.class))
                .list();
    }

    /// What the timeline tells, and all that the ledger has about those concerned.
    private static List<Entries.Kept> entries(
            Handle handle, Incident incident, Timeline timeline, List<Concerned> concerned) {
        Set<Long> told = timeline.events().stream().map(Timeline.Event::number).collect(toSet());
        Set<String> ids =
                concerned.stream().map(one -> one.registrantId().toString()).collect(toSet());
        concerned.forEach(one -> ids.add(one.passId().toString()));
        return Entries.of(handle, incident.meetingId()).stream()
                .filter(
                        entry ->
                                told.contains(entry.number())
                                        || entry.facts().values().stream().anyMatch(ids::contains)
                                        || ids.contains(entry.by().replace("resident:", "")))
                .toList();
    }

    private static List<Entries.Opening> openings(
            Handle handle,
            Incident incident,
            List<Concerned> concerned,
            List<Entries.Kept> entries) {
        Set<Long> numbers = entries.stream().map(Entries.Kept::number).collect(toSet());
        Set<UUID> persons = concerned.stream().map(Concerned::registrantId).collect(toSet());
        persons.add(incident.id());
        return Entries.openings(handle, incident.meetingId()).stream()
                .filter(opening -> numbers.contains(opening.number()))
                .filter(opening -> persons.contains(opening.person()))
                .toList();
    }

    private static List<Letter> letters(Handle handle, UUID meeting) {
        return handle.createQuery(
                        """
                        SELECT kind, generation, person_id, enqueued_at, settled_at, outcome,
                               attempts
                        FROM letter WHERE meeting_id = :meeting ORDER BY id
                        """)
                .bind("meeting", meeting)
                .map(ConstructorMapper.of(Letter.class))
                .list();
    }

    private static List<Trouble> troubles(Handle handle, Instant from, Instant to) {
        List<Trouble> troubles = new java.util.ArrayList<>();
        troubles.addAll(
                handle.createQuery(
                                """
                                SELECT at, 'program, ' || source AS source, words FROM fault
                                WHERE at >= :from AND at <= :to
                                UNION ALL
                                SELECT at, 'platform' AS source, step || ': ' || outcome || ' '
                                    || reason AS words
                                FROM room_step WHERE outcome NOT IN ('begun', 'done')
                                  AND at >= :from AND at <= :to
                                UNION ALL
                                SELECT at, 'setting up afresh' AS source, step || ': ' || words
                                FROM rotation_trouble WHERE at >= :from AND at <= :to
                                """)
                        .bind("from", from)
                        .bind("to", to)
                        .map(ConstructorMapper.of(Trouble.class))
                        .list());
        List<Entries.Signed> signed = Entries.checkpoints(handle, from, to);
        for (int i = 1; i < signed.size(); i++) {
            Duration gap = Duration.between(signed.get(i - 1).at(), signed.get(i).at());
            if (gap.compareTo(SILENCE) > 0) {
                troubles.add(
                        new Trouble(
                                signed.get(i - 1).at(),
                                "ledger",
                                "Nothing was signed for %d minutes: either nothing happened, or the program did not run."
                                        .formatted(gap.toMinutes())));
            }
        }
        troubles.sort(java.util.Comparator.comparing(Trouble::at));
        return List.copyOf(troubles);
    }

    private static List<Stamp> stamps(Handle handle, Instant from) {
        return handle.createQuery(
                        """
                        SELECT t.checkpoint, c.size, c.note, t.token, t.said_at, t.asked_at,
                               t.answered_at
                        FROM ledger_timestamp t JOIN ledger_checkpoint c ON c.number = t.checkpoint
                        WHERE t.asked_at >= :from ORDER BY t.checkpoint
                        """)
                .bind("from", from)
                .map(ConstructorMapper.of(Stamp.class))
                .list();
    }

    ZoneId zone() {
        return ZoneId.of(meeting.zone());
    }
}
