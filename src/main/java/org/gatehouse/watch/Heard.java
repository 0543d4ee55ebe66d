package org.gatehouse.watch;

import java.time.Instant;
import java.util.Optional;

/// A post as a source heard it.
///
/// @param written when its platform says that it was posted
/// @param raw what the platform sent, octet by octet: the evidence
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Heard(Post post, Optional<Instant> written, byte[] raw) {}
