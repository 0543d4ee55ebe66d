package org.gatehouse.mail.smtp;

import java.util.List;

/// A server's answer (RFC 5321, 4.2).
///
/// @param code three digits: 2xx done, 3xx go on, 4xx not now, 5xx never
/// @param lines the texts behind the code
record Reply(int code, List<String> lines) {
    boolean isDone() {
        return code >= 200 && code < 300;
    }

    boolean isForever() {
        return code >= 500;
    }

    /// The server is about to close the connection.
    boolean isGoodbye() {
        return code == 421;
    }

    /// Code and text in one line, as people quote it.
    String words() {
        return code + " " + String.join(" ", lines);
    }
}
