package org.gatehouse.alert;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/// A way to put a message into somebody's browser while its page is closed.
public interface PushService {
    /// What browsers need to know of us before they agree: our public key, base64url.
    String publicKey();

    /// Whether `endpoint`, which a stranger's browser named, is one that we would ask.
    boolean mayAsk(URI endpoint);

    /// Hands `message` over, sealed for the browser alone; waits for the answer.
    Answer push(Subscription to, byte[] message);

    /// What became of it. Whether anybody looks at it, nobody knows.
    sealed interface Answer {
        /// The browser's maker has it.
        record Taken() implements Answer {}

        /// The browser does not want it any more, or is gone: never again.
        record Gone() implements Answer {}

        /// Not this time, and not later either.
        ///
        /// @param words why, without the address
        record Refused(String words) implements Answer {}

        /// Not now.
        ///
        /// @param after how long they ask us to wait
        record Later(String words, Optional<Duration> after) implements Answer {}
    }
}
