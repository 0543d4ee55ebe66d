package org.gatehouse.mail;

import java.time.Instant;

/// Signs messages on their way out, so that mail servers can tell that they come from us.
@FunctionalInterface
public interface Signing {
    /// For relays that sign what they are given.
    Signing NONE = (message, _, _) -> message;

    /// `message` with its signatures in front, where `from` is an address that we sign for.
    byte[] sign(byte[] message, MailAddress from, Instant now);
}
