package org.gatehouse.retention;

import java.util.List;
import org.gatehouse.incident.Incidents;

/// What is erased when, by tables. Every table that holds something personal stands with a rule
/// here; a test demands it of each new one.
///
/// SQL may use the moments `:now`, `:registrations`, `:addresses` and `:forms`, before which things
/// are over, in milliseconds.
public enum Rule {
    /// Registrations and all that hangs on them, person by person: see
    /// [org.gatehouse.door.Erasure].
    PEOPLE(
            List.of(
                    "registrant",
                    "device",
                    "pass",
                    "pass_press",
                    "phone_guest",
                    "paper_code",
                    "paper_try",
                    "push_subscription",
                    "text_number",
                    "verdict",
                    "hold",
                    "refusal",
                    "room_guest",
                    "room_right",
                    "incident_wish",
                    "letter",
                    "ledger_opening"),
            """
            FROM registrant r JOIN meeting m ON m.id = r.meeting_id
            WHERE m.starts_at + m.minutes * 60000 < :registrations
              AND (r.full_name <> '–'
                   OR EXISTS (SELECT 1 FROM pass p WHERE p.registrant_id = r.id
                              AND p.token_hash NOT LIKE 'erased:%'))
            """
                    + " AND NOT "
                    + held("r.id")),

    /// Network addresses and browsers.
    ADDRESSES(
            List.of("entry"),
            """
            FROM entry WHERE at < :addresses AND address <> '' AND knock_id NOT IN
                (SELECT k.id FROM knock k WHERE
            """
                    + held("k.registrant_id")
                    + ")",
            """
            DELETE FROM ledger_opening WHERE field IN ('address', 'userAgent')
              AND number IN (SELECT l.number FROM ledger_entry l WHERE l.at < :addresses)
              AND NOT
            """
                    + held("ledger_opening.person_id"),
            "UPDATE entry SET address = '', user_agent = '' WHERE knock_id IN"
                    + " (SELECT knock_id <what>)"),

    /// The platforms' raw reports; those of the hours around an incident under hold are kept.
    REPORTS(
            List.of("room_report"),
            """
            FROM room_report WHERE received_at < :addresses AND NOT EXISTS (
                SELECT 1 FROM incident i JOIN meeting m ON m.id = i.meeting_id
                WHERE room_report.received_at > m.starts_at - 86400000
                  AND room_report.received_at < m.starts_at + 86400000
                  AND i.id IN (
            """
                    + Incidents.HELD
                    + "))"),

    /// Forms whose mailbox was never proved.
    FORMS(List.of("registration_request"), "FROM registration_request WHERE asked_at < :forms"),

    /// Questions that were put to mailboxes.
    QUESTIONS(
            List.of("mailbox_challenge", "mailbox_proof", "mailbox_try", "typed_address"),
            "FROM mailbox_challenge WHERE " + over("mailbox_challenge", "asked_at"),
            "DELETE FROM typed_address WHERE challenge_id IN (SELECT id <what>)",
            "DELETE FROM mailbox_try WHERE challenge_id IN (SELECT id <what>)",
            "DELETE FROM mailbox_proof WHERE challenge_id IN (SELECT id <what>)",
            "DELETE <what>"),

    /// Who stood in line for a place.
    LINES(List.of("waiting"), "FROM waiting WHERE " + over("waiting", "at")),

    /// That somebody is known from before.
    ACQUAINTANCES(List.of("acquaintance"), "FROM acquaintance WHERE until < :now"),

    BANS(
            List.of("ban"),
            "FROM ban WHERE until < :registrations",
            "DELETE FROM ban_lift WHERE ban_id IN (SELECT id <what>)",
            "DELETE <what>"),

    /// What was written about an incident that nobody holds any more.
    INCIDENTS(
            List.of("incident_note", "incident_pack", "incident_person"),
            """
            FROM incident WHERE id NOT IN (
            """
                    + Incidents.HELD
                    + """
                    ) AND COALESCE(
                        (SELECT c.at FROM incident_closure c WHERE c.incident_id = incident.id),
                        (SELECT MAX(h.until) FROM incident_hold h WHERE h.incident_id = incident.id),
                        0) < :registrations
                      AND (EXISTS (SELECT 1 FROM incident_person p WHERE p.incident_id = incident.id)
                           OR EXISTS (SELECT 1 FROM incident_note n
                                      WHERE n.incident_id = incident.id AND n.words <> '')
                           OR EXISTS (SELECT 1 FROM incident_pack k
                                      WHERE k.incident_id = incident.id AND k.recipient <> '')
                           OR EXISTS (SELECT 1 FROM ledger_opening o
                                      WHERE o.person_id = incident.id))
                    """,
            "UPDATE incident_note SET witness = '', words = '' WHERE incident_id IN"
                    + " (SELECT id <what>)",
            "UPDATE incident_pack SET recipient = '' WHERE incident_id IN (SELECT id <what>)",
            "DELETE FROM incident_person WHERE incident_id IN (SELECT id <what>)",
            "DELETE FROM ledger_opening WHERE person_id IN (SELECT id <what>)"),

    /// Posts that were kept for an incident that nobody holds any more: from then on their own
    /// period counts, which the leak watch carries out.
    SIGHTINGS(
            List.of("sighting", "sighting_picture"),
            "FROM sighting_hold WHERE incident NOT IN (" + Incidents.HELD + ")"),

    /// How staff signed in, and where those who left can be reached. Their names stay with what
    /// they decided.
    STAFF(
            List.of(
                    "staff_member",
                    "staff_session",
                    "staff_fresh",
                    "staff_invitation",
                    "in_room_code",
                    "in_room_session"),
            """
            FROM (SELECT id FROM staff_session WHERE seen_at < :registrations
                  UNION ALL SELECT id FROM in_room_code WHERE expires_at < :registrations
                  UNION ALL SELECT id FROM staff_fresh WHERE asked_at < :registrations
                  UNION ALL SELECT id FROM staff_invitation WHERE expires_at < :registrations
                  UNION ALL SELECT s.id FROM staff_member s JOIN staff_closure c ON c.staff_id = s.id
                  WHERE c.at < :registrations AND s.email <> '') gone
            """,
            "DELETE FROM staff_session_end WHERE session_id IN"
                    + " (SELECT id FROM staff_session WHERE seen_at < :registrations)",
            "DELETE FROM staff_session WHERE seen_at < :registrations",
            "DELETE FROM staff_fresh WHERE asked_at < :registrations",
            "DELETE FROM in_room_session_end WHERE code_id IN"
                    + " (SELECT id FROM in_room_code WHERE expires_at < :registrations)",
            "DELETE FROM in_room_session WHERE code_id IN"
                    + " (SELECT id FROM in_room_code WHERE expires_at < :registrations)",
            "DELETE FROM in_room_code WHERE expires_at < :registrations",
            "DELETE FROM staff_invitation_use WHERE invitation_id IN"
                    + " (SELECT id FROM staff_invitation WHERE expires_at < :registrations)",
            "DELETE FROM staff_invitation WHERE expires_at < :registrations",
            "UPDATE staff_member SET email = '' WHERE id IN"
                    + " (SELECT c.staff_id FROM staff_closure c WHERE c.at < :registrations)"),

    /// Whom messages went to, and who has seen what they say, after a meeting was set up afresh.
    REACHED(
            List.of("rotation_seen", "push_message", "text_message"),
            """
            FROM (SELECT rotation_id FROM rotation_seen s WHERE s.at < :registrations AND NOT
            """
                    + held("s.registrant_id")
                    + " UNION ALL SELECT rotation_id FROM push_message WHERE at < :registrations"
                    + " UNION ALL SELECT rotation_id FROM text_message t"
                    + " WHERE t.at < :registrations AND NOT "
                    + held("t.registrant_id")
                    + ") gone",
            "DELETE FROM rotation_seen WHERE at < :registrations AND NOT " + held("registrant_id"),
            "DELETE FROM push_message WHERE at < :registrations",
            "DELETE FROM text_message WHERE at < :registrations AND NOT " + held("registrant_id")),

    /// Letters that belong to no meeting, such as those to staff.
    LETTERS(List.of(), "FROM letter WHERE meeting_id IS NULL AND settled_at < :registrations"),

    /// Faults name nobody; a year of them is plenty.
    FAULTS(List.of("fault"), "FROM fault WHERE at < :now - 31536000000");

    private static final String WHAT = "<what>";

    @SuppressWarnings("ImmutableEnumChecker") // List.of makes no other
    private final List<String> tables;

    private final String what;

    @SuppressWarnings("ImmutableEnumChecker") // List.of makes no other
    private final List<String> erase;

    /// @param what the rows that are due, from `FROM` on
    /// @param erase how they are erased; without, they are deleted
    Rule(List<String> tables, String what, String... erase) {
        this.tables = tables;
        this.what = what;
        this.erase = erase.length == 0 ? List.of("DELETE " + WHAT) : List.of(erase);
    }

    /// Whether an incident under hold is about the person whose id `column` has.
    static String held(String column) {
        return column
                + " IN (SELECT held_person.registrant_id FROM incident_person held_person"
                + " WHERE held_person.incident_id IN ("
                + Incidents.HELD
                + "))";
    }

    /// Whether the meeting of a row is over for long, or was never held here.
    private static String over(String table, String at) {
        return table
                + ".meeting_id IN (SELECT m.id FROM meeting m"
                + " WHERE m.starts_at + m.minutes * 60000 < :registrations) OR "
                + table
                + "."
                + at
                + " < :registrations AND "
                + table
                + ".meeting_id NOT IN (SELECT m.id FROM meeting m)";
    }

    /// The tables whose personal data it takes care of.
    public List<String> tables() {
        return tables;
    }

    String what() {
        return what;
    }

    List<String> erase() {
        return erase.stream().map(sql -> sql.replace(WHAT, what)).toList();
    }

    /// As it stands in the ledger and in the words of pages: `people`.
    public String word() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
