package org.gatehouse.mail;

/// A way to hand messages over: one mail server with a number of connections.
public interface MailTransport {
    /// What people call it, such as its host name.
    String name();

    /// Who its letters come from: few servers let one choose that freely.
    Sender sender();

    /// How many connections may be open at once.
    int connections();

    /// How many letters a minute it takes, 0 where no limit is known.
    int perMinute();

    /// How many letters in 24 hours it takes, 0 where no limit is known.
    int perDay();

    /// Opens a connection and signs in.
    Opening open();

    /// How opening a connection went.
    sealed interface Opening {
        record Open(MailConnection connection) implements Opening {}

        /// No connection now.
        ///
        /// @param words why not, for people to read
        record Unreachable(String words) implements Opening {}
    }
}
