package org.gatehouse.web.pass;

/// Which ways besides e-mail there are to tell somebody that their meeting has moved.
///
/// @param offered whether a device can be told by push message
/// @param here whether this one is
public record Told(boolean offered, boolean here) {
    /// None at all.
    static final Told BY_LETTER = new Told(false, false);
}
