package org.gatehouse.mail;

import org.jspecify.annotations.Nullable;

/// How one signs in at a mail server. Nothing of it but the user's name is ever printed.
public sealed interface SignIn {
    /// The name that the server knows us by, if it asks for one.
    default @Nullable String user() {
        return null;
    }

    record Nobody() implements SignIn {}

    record ByPassword(String user, String password) implements SignIn {
        @Override
        public String toString() {
            return user;
        }
    }

    /// With a token of short life in place of a password (XOAUTH2).
    record ByToken(String user, AccessTokens tokens) implements SignIn {
        @Override
        public String toString() {
            return user;
        }
    }

    /// By password, where there is a user.
    ///
    /// @throws IllegalArgumentException where one of the two is missing
    static SignIn of(@Nullable String user, @Nullable String password) {
        if (user == null && password == null) {
            return new Nobody();
        }
        if (user == null || password == null) {
            throw new IllegalArgumentException("A mail user needs a password, and no other does");
        }
        return new ByPassword(user, password);
    }
}
