package org.gatehouse.watch;

import java.io.IOException;
import java.time.Duration;

/// A place in public where posts are heard. Each is in a package of its own below this one and
/// speaks its vendor's language; it never downloads pictures.
public interface Source {
    /// Its short name, such as `bluesky`, the same for ever: it stands in the database.
    String name();

    /// Hears once: one connection of a stream until it ends, or one round of asking. Whatever the
    /// other side sends, posts come out or an [IOException], never another exception.
    ///
    /// @return how long to wait before hearing again
    /// @throws IOException where the other side can't be heard now; the words hold no secret
    /// @throws InterruptedException when the program ends
    Duration hear(Hearing hearing) throws IOException, InterruptedException;
}
