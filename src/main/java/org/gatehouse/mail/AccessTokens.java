package org.gatehouse.mail;

import java.io.IOException;

/// Tokens of short life that one signs in with (OAuth 2.0, RFC 6749). Used by several threads.
public interface AccessTokens {
    /// One that holds for a while yet; asking may take seconds.
    ///
    /// @throws IOException where there is none to be had now; its message is for people to read and
    ///   holds no secret
    String current() throws IOException;

    /// The mail server did not take `token`.
    ///
    /// @return whether it was one that had been kept for a while, so that a fresh one may do better
    boolean refused(String token);
}
