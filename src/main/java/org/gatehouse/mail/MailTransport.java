package org.gatehouse.mail;

/// A way to hand messages over: one mail server with a number of connections.
public interface MailTransport {
    /// What people call it, such as its host name.
    String name();

    /// What its limit for a day is counted by: the server, and as whom we sign in there.
    default String account() {
        return name();
    }

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
        record Unreachable(Cause cause, String words) implements Opening {}
    }

    /// Why a mail server can't be used, as far as one can tell from here.
    enum Cause {
        /// Its name leads to no machine.
        UNKNOWN_NAME,
        /// The machine is there; nothing listens on that port.
        NOBODY_THERE,
        /// It does not answer.
        SILENT,
        /// What answers speaks no TLS, or no SMTP: most often the port does not fit the encryption.
        WRONG_LANGUAGE,
        /// It offers no STARTTLS.
        NO_ENCRYPTION,
        /// Its certificate is not one that can be trusted for its name.
        CERTIFICATE,
        /// It refused the user name or the password.
        SIGN_IN,
        /// It offers no way to sign in that we know.
        NO_SIGN_IN,
        /// It wants nothing to do with us.
        NOT_WELCOME,
        /// The connection broke.
        BROKEN
    }
}
