package org.gatehouse.incident;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/// What was seen in public and is kept for an incident. A post with the meeting's details is
/// another thing than what was shown in the room, of which no picture is ever taken.
public interface PublicPosts {
    /// One post.
    ///
    /// @param source who saw it
    /// @param words what it says, with where it stood and who posted it
    /// @param raw what the platform, or the person who told of it, sent
    /// @param sha256 of `raw`, as the ledger has it
    /// @param picture a screenshot of it, drawn anew (PNG)
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Post(
            UUID sighting,
            String source,
            Instant seenAt,
            String words,
            byte[] raw,
            String sha256,
            Optional<byte[]> picture) {}

    /// Those that are kept for `incident`, the oldest first.
    List<Post> of(Handle handle, UUID incident);
}
