package org.gatehouse.web.desk;

import java.util.Optional;
import org.gatehouse.web.Tone;

/// What the desk says about the press just made.
///
/// @param undo the press that takes it back, an address below the desk's, where there is one
public record Notice(Tone tone, String words, Optional<String> undo) {
    static Notice bad(String words) {
        return new Notice(Tone.BAD, words, Optional.empty());
    }
}
