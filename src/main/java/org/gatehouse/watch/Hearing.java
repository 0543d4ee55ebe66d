package org.gatehouse.watch;

import java.util.Optional;

/// Where a source leaves what it hears, and what it needs to go on after a restart.
public interface Hearing {
    /// A post was heard. Hearing one twice does no harm.
    void post(Heard heard);

    /// The other side answers, though perhaps with nothing new: this source is not blind.
    void alive();

    /// What was left under `name`, such as a cursor or an ETag; empty at first.
    Optional<String> kept(String name);

    /// Leaves `value` under `name`, durably by the time that this returns.
    void keep(String name, String value);

    /// Tells that what was posted since the last time it was heard can't be had any more.
    void missed();
}
