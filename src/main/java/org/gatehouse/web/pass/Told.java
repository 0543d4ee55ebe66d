package org.gatehouse.web.pass;

import java.util.Optional;

/// Which ways besides e-mail there are to tell somebody that their meeting has moved.
///
/// @param offered whether a device can be told by push message
/// @param here whether this one is
/// @param texts whether a telephone can be told by text
/// @param number the one that is, as its owner recognises it
public record Told(boolean offered, boolean here, boolean texts, Optional<String> number) {
    /// None at all.
    static final Told BY_LETTER = new Told(false, false, false, Optional.empty());

    /// The last three digits.
    static String hint(String number) {
        return "… " + number.substring(number.length() - 3);
    }
}
