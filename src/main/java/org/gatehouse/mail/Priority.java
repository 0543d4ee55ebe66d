package org.gatehouse.mail;

import java.util.Arrays;

/// Who gets a letter first; the order of the constants is that of sending, and their ranks stand in
/// the database.
public enum Priority {
    /// In an emergency, those who are needed for the meeting to go on: hosts and speakers.
    EMERGENCY_HOST(0),
    /// In an emergency, those who have no page open and so learn of it by mail alone.
    EMERGENCY_AWAY(1),
    /// Somebody sits in front of a page and waits for this code.
    CODE(2),
    /// In an emergency, everybody else: their open page has told them already.
    EMERGENCY(3),
    /// Somebody asked for it a moment ago.
    PROMPT(4),
    ORDINARY(5),
    /// To many at once, and no harm if it takes an hour.
    BULK(6);

    private final int rank;

    Priority(int rank) {
        this.rank = rank;
    }

    int rank() {
        return rank;
    }

    /// Whether it may use what a relay's daily quota holds back for an emergency.
    public boolean isEmergency() {
        return this == EMERGENCY_HOST || this == EMERGENCY_AWAY || this == EMERGENCY;
    }

    static Priority ofRank(int rank) {
        return Arrays.stream(values())
                .filter(priority -> priority.rank == rank)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("No priority has rank " + rank));
    }
}
