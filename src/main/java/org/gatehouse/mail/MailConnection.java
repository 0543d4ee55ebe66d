package org.gatehouse.mail;

import org.jspecify.annotations.Nullable;

/// A connection to a mail server, used by one thread at a time.
public interface MailConnection extends AutoCloseable {
    /// Hands over `now` and waits for the server's final word on it.
    ///
    /// @param next what will be sent next, if that is known: it may be announced behind the content
    ///   of `now`, so that each message costs one round trip. It must then be the next one sent
    ///   here, or the connection be closed
    SendOutcome send(Envelope now, @Nullable Envelope next);

    /// Whether another message can be sent here, as far as is known.
    boolean isOpen();

    @Override
    void close();
}
