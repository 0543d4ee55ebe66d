package org.gatehouse;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.gatehouse.rooms.ProviderTexts;
import org.gatehouse.watch.mailbox.ReportMailbox;

/// What `[watch]` says: which sources are listened to. All are off unless they are named.
///
/// @param own accounts of the organisers, whose posts are no leaks
/// @param evidence for how long the posts are kept
/// @param bluesky the Jetstream's address
/// @param feeds RSS or Atom feeds and web pages
/// @param telegram names of public channels
/// @param fourchan names of boards
/// @param mastodon server and the token of an account there
/// @param x the token of a paid X developer account
/// @param mailbox where Zoom's notices and forwarded reports arrive
/// @param trusted servers other than public ones over TLS that may be asked, for trying things out
record WatchSettings(
        Set<String> own,
        Duration evidence,
        Optional<URI> bluesky,
        List<URI> feeds,
        List<String> telegram,
        URI telegramServer,
        List<String> fourchan,
        URI fourchanServer,
        Optional<Account> mastodon,
        Optional<Account> x,
        Optional<ReportMailbox.Settings> mailbox,
        Set<String> trusted) {
    private static final int EVIDENCE_DAYS = 90;
    private static final Set<String> KEYS =
            Set.of(
                    "own",
                    "evidence_days",
                    "bluesky",
                    "feeds",
                    "telegram",
                    "telegram_url",
                    "fourchan",
                    "fourchan_url",
                    "mastodon",
                    "mastodon_token",
                    "x_url",
                    "x_token",
                    "imap_host",
                    "imap_port",
                    "imap_tls",
                    "imap_user",
                    "imap_password",
                    "trusted");

    /// A server and what it knows us by.
    record Account(URI server, Secret token) {}

    /// @throws IllegalArgumentException with the key that does not fit
    static WatchSettings read(ProviderTexts texts) {
        texts.allow(KEYS);
        return new WatchSettings(
                Set.copyOf(list(texts, "own")),
                Duration.ofDays(number(texts, "evidence_days", EVIDENCE_DAYS)),
                texts.optional("bluesky")
                        .map(
                                text ->
                                        text.equals("true")
                                                ? "wss://jetstream2.us-east.bsky.network/subscribe"
                                                : text)
                        .map(text -> address("bluesky", text, "wss", "ws")),
                list(texts, "feeds").stream().map(text -> web("feeds", text)).toList(),
                names(texts, "telegram", "[A-Za-z0-9_]{4,32}"),
                web("telegram_url", texts.optional("telegram_url").orElse("https://t.me")),
                names(texts, "fourchan", "[a-z0-9]{1,10}"),
                web("fourchan_url", texts.optional("fourchan_url").orElse("https://a.4cdn.org")),
                account(texts, "mastodon", Optional.empty()),
                account(texts, "x", Optional.of("https://api.x.com")),
                mailbox(texts),
                Set.copyOf(list(texts, "trusted")));
    }

    private static Optional<Account> account(
            ProviderTexts texts, String name, Optional<String> usual) {
        String key = usual.isPresent() ? name + "_url" : name;
        Optional<String> token = texts.optional(name + "_token");
        Optional<String> server = texts.optional(key).or(() -> token.flatMap(_ -> usual));
        if (server.isPresent() && token.isEmpty()) {
            throw new IllegalArgumentException("watch." + name + "_token is missing");
        }
        return server.map(text -> new Account(web(key, text), new Secret(token.orElseThrow())));
    }

    private static Optional<ReportMailbox.Settings> mailbox(ProviderTexts texts) {
        return texts.optional("imap_host")
                .map(
                        host ->
                                new ReportMailbox.Settings(
                                        host,
                                        number(texts, "imap_port", 993),
                                        texts.optional("imap_tls").isEmpty()
                                                || texts.on("imap_tls"),
                                        texts.required("imap_user"),
                                        texts.required("imap_password")));
    }

    private static List<String> list(ProviderTexts texts, String key) {
        return texts.optional(key).stream()
                .flatMap(text -> Stream.of(text.split("[,\\s]+")))
                .filter(text -> !text.isEmpty())
                .toList();
    }

    private static List<String> names(ProviderTexts texts, String key, String form) {
        List<String> names = list(texts, key);
        if (!names.stream().allMatch(name -> name.matches(form))) {
            throw new IllegalArgumentException("watch." + key + " must be names, with commas");
        }
        return names;
    }

    private static int number(ProviderTexts texts, String key, int otherwise) {
        String text = texts.optional(key).orElse(Integer.toString(otherwise));
        if (!text.matches("[1-9][0-9]{0,4}")) {
            throw new IllegalArgumentException("watch." + key + " must be a number");
        }
        return Integer.parseInt(text);
    }

    private static URI web(String key, String text) {
        return address(key, text, "https", "http");
    }

    /// Unprotected only on this machine, where there is nobody to listen in.
    private static URI address(String key, String text, String secure, String plain) {
        try {
            URI address = URI.create(text);
            boolean ours = address.getHost() != null && Values.isOurs(address.getHost());
            if (address.getHost() != null
                    && (secure.equals(address.getScheme())
                            || (plain.equals(address.getScheme()) && ours))) {
                return address;
            }
        } catch (IllegalArgumentException _) {
            // told below
        }
        throw new IllegalArgumentException(
                "watch." + key + " must be an address that begins with " + secure + "://");
    }
}
