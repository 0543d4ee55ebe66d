package org.gatehouse.mail;

/// Who gets a letter first; the order of the constants is that of sending, and their ranks stand in
/// the database.
public enum Priority {
    /// In an emergency, those who are needed for the meeting to go on: hosts and speakers.
    EMERGENCY_HOST,
    /// In an emergency, those who have no page open and so learn of it by mail alone.
    EMERGENCY_AWAY,
    /// Somebody sits in front of a page and waits for this code.
    CODE,
    /// In an emergency, everybody else: their open page has told them already.
    EMERGENCY,
    /// Somebody asked for it a moment ago.
    PROMPT,
    ORDINARY,
    /// To many at once, and no harm if it takes an hour.
    BULK;

    int rank() {
        return ordinal();
    }

    /// Whether it may use what a relay's daily quota holds back for an emergency.
    public boolean isEmergency() {
        return this == EMERGENCY_HOST || this == EMERGENCY_AWAY || this == EMERGENCY;
    }

    static Priority ofRank(int rank) {
        return values()[rank];
    }
}
