package org.gatehouse.anchor;

import java.io.IOException;

/// A time-stamping authority (RFC 3161): says when it saw a hash, and signs that.
public interface TimeAuthority {
    /// Returns its answer to `request`, both in DER; nothing of the answer is checked.
    ///
    /// @throws IOException where none can be had
    byte[] ask(byte[] request) throws IOException;
}
