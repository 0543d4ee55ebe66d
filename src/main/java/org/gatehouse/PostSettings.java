package org.gatehouse;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// What is set about mail besides the first relay, and about other messages, all of it optional.
///
/// @param second a relay beside the first
/// @param dkim the keys that letters are signed with, for relays that don't
/// @param bounces the mailbox where undelivered letters come back
/// @param messengers what goes out besides letters
public record PostSettings(
        Optional<Config.Mail> second,
        List<DkimKey> dkim,
        Optional<Bounces> bounces,
        MessengerSettings messengers) {
    /// Nothing of it.
    public static final PostSettings NONE =
            new PostSettings(Optional.empty(), List.of(), Optional.empty());

    public PostSettings {
        dkim = List.copyOf(dkim);
    }

    /// With the usual messengers.
    public PostSettings(
            Optional<Config.Mail> second, List<DkimKey> dkim, Optional<Bounces> bounces) {
        this(second, dkim, bounces, MessengerSettings.USUAL);
    }

    /// Where a private key is, and under which name its public half is published.
    public record DkimKey(String domain, String selector, Path file) {}

    /// How the mailbox is read (IMAP), and what letters name as the way back.
    ///
    /// @param encrypted false only for a server on this machine
    /// @param address the address of the mailbox; without one, the sender's
    /// @param tagged whether each letter gets an address of its own there (VERP)
    public record Bounces(
            String host,
            int port,
            boolean encrypted,
            String user,
            Secret password,
            Optional<String> address,
            boolean tagged) {}

    /// A sign-in by tokens of short life in place of a password (OAuth 2.0).
    public record Oauth(String user, TokenSource source) {}

    /// Where the tokens come from.
    public sealed interface TokenSource {
        /// From the provider, for a refresh token.
        record Refresh(
                URI endpoint,
                String client,
                Optional<Secret> clientSecret,
                Secret refreshToken,
                Optional<String> scope)
                implements TokenSource {}

        /// From a file that something else keeps fresh.
        record OfFile(Path file) implements TokenSource {}

        /// The first line that a command prints.
        record OfCommand(String command) implements TokenSource {
            /// A secret may be among its words.
            @Override
            public String toString() {
                return "a command";
            }
        }
    }
}
