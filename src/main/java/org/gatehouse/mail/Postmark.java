package org.gatehouse.mail;

/// What every letter gets on its way out, whichever relay it goes by.
///
/// @param returnPath where it comes back to if nobody takes it
/// @param signing for relays that don't sign
public record Postmark(ReturnPath returnPath, Signing signing) {
    /// The relay does all of it.
    public static final Postmark PLAIN = new Postmark(ReturnPath.SENDER, Signing.NONE);
}
