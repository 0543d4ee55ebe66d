package org.gatehouse.mail;

/// What became of one message at a mail server.
///
/// In all of them `words` are what the server said, or what went wrong, for people to read.
public sealed interface SendOutcome {
    String words();

    /// The server has it and answers for it: a final 250.
    record Accepted(String words) implements SendOutcome {}

    /// Not now (4xx), or not with what this server thinks of us at present.
    record Deferred(String words) implements SendOutcome {}

    /// Never (5xx).
    record Failed(String words) implements SendOutcome {}

    /// The connection broke: the server may have it or not.
    record Broken(String words) implements SendOutcome {}
}
