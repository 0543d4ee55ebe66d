package org.gatehouse.mail;

import java.util.regex.Pattern;

/// A message ready for a mail server.
///
/// @param from the address that bounces go to
/// @param content headers and body (RFC 5322), lines ending in CR LF
/// @param id what a report on its delivery names it by (RFC 3461, 4.4): letters and digits; empty
///   for none
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Envelope(MailAddress from, MailAddress to, byte[] content, String id) {
    private static final Pattern ID = Pattern.compile("[0-9A-Za-z]{0,100}");

    public Envelope {
        if (!ID.matcher(id).matches()) {
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
