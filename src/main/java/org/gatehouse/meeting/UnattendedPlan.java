package org.gatehouse.meeting;

import java.util.UUID;
import org.jdbi.v3.core.Handle;

/// What is to happen where no gatekeeper sits at the desk when the door opens. The organiser
/// chooses it beforehand, and it is announced on the meeting's page and in letters.
public enum UnattendedPlan {
    /// The door stays shut until somebody comes.
    NOBODY(
            "If no gatekeeper can be there when the door opens, nobody is let in until one comes. Your page will tell you."),
    /// People known from before and speakers are let in by rule, everybody else waits.
    KNOWN(
            "If no gatekeeper can be there when the door opens, only people who came before, or whom the organisers know, are let in. Everybody else waits until a gatekeeper comes. Your page will tell you.");

    private final String words;

    UnattendedPlan(String words) {
        this.words = words;
    }

    /// As it is announced.
    public String words() {
        return words;
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
