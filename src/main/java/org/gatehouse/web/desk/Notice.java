package org.gatehouse.web.desk;

import java.util.Optional;
import java.util.UUID;
import org.gatehouse.web.Tone;

/// What the desk says about the press just made.
///
/// @param undo the knock whose turning-away can be taken back with one press
public record Notice(Tone tone, String words, Optional<UUID> undo) {
    static Notice bad(String words) {
        return new Notice(Tone.BAD, words, Optional.empty());
    }
}
