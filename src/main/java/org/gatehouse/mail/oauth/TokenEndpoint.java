package org.gatehouse.mail.oauth;

import java.io.IOException;
import java.net.URI;

/// Asks where tokens are given out.
@FunctionalInterface
public interface TokenEndpoint {
    /// What the server said.
    record Answer(int status, String body) {
        /// A token may be in it.
        @Override
        public String toString() {
            return "status " + status;
        }
    }

    /// Posts `form` (`application/x-www-form-urlencoded`).
    ///
    /// @throws IOException where no answer is to be had
    Answer post(URI address, String form) throws IOException;
}
