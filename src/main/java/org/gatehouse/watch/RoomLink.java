package org.gatehouse.watch;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// What of a room's link gives the room away: its numbers, parts that are certain anywhere, and a
/// name that says something only beside the host.
///
/// @param site the host without `www` and regional prefixes, lower case; empty when there is none
/// @param personal the parts that belong to one registrant alone
record RoomLink(
        String site,
        List<Token> tokens,
        List<Token> names,
        List<Token> personal,
        List<String> numbers) {
    /// A hash made by [LinkTokens] of so many letters and digits.
    record Token(long hash, int letters, boolean hasDigit) {}

    /// Parts of paths that are the platform's words and not the room's.
    private static final Set<String> PLATFORM_WORDS =
            Set.of(
                    "j",
                    "my",
                    "w",
                    "s",
                    "wc",
                    "join",
                    "meet",
                    "meeting",
                    "rooms",
                    "room",
                    "b",
                    "l",
                    "p",
                    "r",
                    "meetup-join",
                    "lookup",
                    "start",
                    "php",
                    "vc",
                    "us",
                    "en",
                    "de",
                    "html",
                    "invite",
                    "start_meeting");

    /// Parameters whose value is shared by many rooms or says nothing.
    private static final Set<String> SHARED_PARAMETERS =
            Set.of(
                    "context", "tid", "oid", "lang", "from", "omn", "uname", "action", "zc",
                    "browser");

    private static final Set<String> SECRET_PARAMETERS =
            Set.of("pwd", "tk", "p", "mtid", "password", "jwt", "token", "secret", "key");

    private static final Set<String> PERSONAL_PARAMETERS = Set.of("tk", "token", "jwt", "rid");

    static RoomLink of(String url, long seed) {
        return new RoomLinkReader(Canonical.of(url.strip()), seed).read();
    }

    static boolean isPlatformWord(String part) {
        return PLATFORM_WORDS.contains(part.toLowerCase(Locale.ROOT));
    }

    static boolean isShared(String parameter) {
        String name = parameter.toLowerCase(Locale.ROOT);
        return SHARED_PARAMETERS.contains(name) || name.startsWith("utm_");
    }

    static boolean isSecret(String parameter) {
        return SECRET_PARAMETERS.contains(parameter.toLowerCase(Locale.ROOT));
    }

    static boolean isPersonal(String parameter) {
        return PERSONAL_PARAMETERS.contains(parameter.toLowerCase(Locale.ROOT));
    }

    static RoomLink empty(String site) {
        return new RoomLink(
                site, new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    }
}
