package org.gatehouse.meeting;

import java.util.Locale;
import java.util.UUID;
import org.gatehouse.words.Wording;
import org.jdbi.v3.core.Handle;

/// What is to happen where no gatekeeper sits at the desk when the door opens. The organiser
/// chooses it beforehand, and it is announced on the meeting's page and in letters.
public enum UnattendedPlan {
    /// The door stays shut until somebody comes.
    NOBODY,
    /// People known from before and speakers are let in by rule, everybody else waits.
    KNOWN;

    private static final Wording WORDS = Wording.of("said");

    /// As it is announced.
    public String words() {
        return WORDS.text("said.plan." + name().toLowerCase(Locale.ROOT));
    }

    /// The plan of `meeting`; nobody is let in where none was chosen.
    public static UnattendedPlan of(Handle handle, UUID meeting) {
        return handle.createQuery(
                        """
                        SELECT plan FROM unattended_plan WHERE meeting_id = :meeting
                        ORDER BY id DESC LIMIT 1
                        """)
                .bind("meeting", meeting)
                .mapTo(UnattendedPlan.class)
                .findOne()
                .orElse(NOBODY);
    }
}
