package org.gatehouse.mail;

import org.jspecify.annotations.Nullable;

/// How one mail server (relay) is reached, and what it can bear.
///
/// @param connections how many connections are kept at most
/// @param perMinute how many messages a minute it takes, 0 where no limit is known
/// @param perDay how many messages a day it takes, 0 where no limit is known
public record MailSettings(
        String host,
        int port,
        Security security,
        SignIn signIn,
        MailAddress from,
        String fromName,
        int connections,
        int perMinute,
        int perDay) {

    /// How the connection is encrypted; a server that does not offer what is asked for is not used.
    public enum Security {
        NONE,
        STARTTLS,
        TLS
    }

    private static final int MAX_CONNECTIONS = 16;

    public MailSettings {
        HeaderText.check(fromName);
        if (port < 1 || port > 65_535) {
            throw new IllegalArgumentException("A port is a number from 1 to 65535");
        }
        if (connections < 1 || connections > MAX_CONNECTIONS) {
            throw new IllegalArgumentException("A relay gets 1 to 16 connections");
        }
        if (perMinute < 0 || perDay < 0) {
            throw new IllegalArgumentException("A limit is not below 0");
        }
        if (!(signIn instanceof SignIn.Nobody) && security == Security.NONE) {
            throw new IllegalArgumentException("A password only goes over an encrypted connection");
        }
    }

    /// A relay on this machine that asks for nothing.
    public static MailSettings local(int port, MailAddress from, String fromName) {
        return new MailSettings(
                "127.0.0.1", port, Security.NONE, new SignIn.Nobody(), from, fromName, 2, 0, 0);
    }

    /// The name that the server knows us by, if it asks for one.
    public @Nullable String user() {
        return signIn.user();
    }

    /// The password, if that is what one signs in with.
    public @Nullable String password() {
        return signIn instanceof SignIn.ByPassword(var _, String password) ? password : null;
    }

    /// Without the password.
    @Override
    public String toString() {
        return host + ":" + port + " " + security + " from " + from.text();
    }
}
