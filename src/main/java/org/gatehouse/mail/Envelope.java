package org.gatehouse.mail;

/// A message ready for a mail server.
///
/// @param from the address that bounces go to
/// @param content headers and body (RFC 5322), lines ending in CR LF
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Envelope(MailAddress from, MailAddress to, byte[] content) {
    /// Neither the address nor what is in it.
    @Override
    public String toString() {
        return "a message of " + content.length + " bytes";
    }
}
