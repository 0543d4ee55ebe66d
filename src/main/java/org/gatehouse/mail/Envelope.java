package org.gatehouse.mail;

/// A message ready for a mail server.
///
/// @param from the address that bounces go to
/// @param content headers and body (RFC 5322), lines ending in CR LF
/// @param id what a report on its delivery names it by (RFC 3461, 4.4): letters and digits; empty
///   for none
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Envelope(MailAddress from, MailAddress to, byte[] content, String id) {
    public Envelope {
        if (!id.matches("[0-9A-Za-z]{0,100}")) {
            throw new IllegalArgumentException("An envelope's id is letters and digits");
        }
    }

    public Envelope(MailAddress from, MailAddress to, byte[] content) {
        this(from, to, content, "");
    }

    /// Neither the address nor what is in it.
    @Override
    public String toString() {
        return "a message of " + content.length + " bytes";
    }
}
