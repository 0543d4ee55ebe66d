package org.gatehouse.inroom;

import java.util.Optional;
import java.util.Set;
import org.gatehouse.door.DeskRow;

/// One person whom the program shows, and what the desk makes of them.
///
/// @param inside in the meeting; otherwise in the waiting room
/// @param row the pass that they are taken for; empty for nobody whom the desk knows
/// @param due what follows from the desk and is to be done at once
/// @param offered what a gatekeeper may press
/// @param refused the number with which the program refused the last act on them
public record Line(
        Someone someone,
        boolean inside,
        Optional<DeskRow> row,
        Standing standing,
        Optional<Act> due,
        Set<Act> offered,
        Optional<Integer> refused) {

    /// How somebody stands.
    public enum Standing {
        /// The host or a co-host.
        HOST,
        /// Let in at the desk.
        LET_IN,
        /// Let in at the desk, it seems: only the name says so.
        BY_NAME,
        /// Their pass is in the meeting already, or twice in the waiting room.
        TWICE,
        /// A gatekeeper put them back; they stay there until one lets them in again.
        PUT_BACK,
        /// Known at the desk, and not let in there.
        NOT_LET_IN,
        /// Removed, banned or turned away at the desk.
        PUT_OUT,
        /// The desk knows nothing of them.
        STRANGER
    }
}
