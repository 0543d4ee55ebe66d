package org.gatehouse.mail;

import java.util.Locale;

/// How far a letter has come.
public enum DeliveryState {
    QUEUED,
    IN_FLIGHT,
    /// A mail server put it off; it is tried again.
    DEFERRED,
    /// A mail server took it and answers for it.
    ACCEPTED,
    /// A mail server refused it for good, or put it off for too long.
    FAILED,
    /// It was accepted, and came back undelivered later.
    BOUNCED,
    /// Its code had expired before it could be sent.
    EXPIRED,
    /// A newer letter about a newer room took its place.
    SUPERSEDED,
    /// Its reason went away: the person is no longer to be written to.
    WITHDRAWN;

    /// As in the database and in ledger entries.
    String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
