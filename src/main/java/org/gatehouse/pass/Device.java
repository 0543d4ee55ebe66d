package org.gatehouse.pass;

import java.time.Instant;
import java.util.UUID;

/// A browser in which a registrant proved the mailbox.
///
/// @param label what the browser says it is, in a few words: `Safari on iPhone`
public record Device(UUID id, UUID registrantId, String label, Instant provedAt) {}
