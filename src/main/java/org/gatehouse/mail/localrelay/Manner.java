package org.gatehouse.mail.localrelay;

/// How the local relay treats a message, by its recipient: well, or as bad as real servers can be.
public enum Manner {
    ACCEPT,
    /// 451 to the recipient.
    DEFER,
    /// 550 to the recipient.
    REFUSE,
    /// Closes the connection at the recipient.
    DROP,
    /// Takes the content, keeps the message, and closes the connection without a word.
    DROP_AFTER_CONTENT,
    /// Says nothing more at the recipient, until the relay is closed.
    STALL
}
