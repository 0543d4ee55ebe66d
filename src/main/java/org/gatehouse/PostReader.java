package org.gatehouse;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.gatehouse.Config.Mail.Security;
import org.gatehouse.rooms.ProviderTexts;

/// Reads the sections about mail that few need: `[mail.oauth]`, `[mail.second]`, `[mail.dkim]` and
/// `[bounces]`; and those about other messages, `[push]` and `[texts]`.
final class PostReader {
    private static final String SECOND = "mail.second";
    private static final int MOST = 100_000;

    private final Settings settings;
    private final Values values;

    PostReader(Settings settings, Values values) {
        this.settings = settings;
        this.values = values;
    }

    PostSettings read(Optional<Config.Mail> first) {
        Optional<Config.Mail> second = section(SECOND, texts -> second(texts, first));
        return new PostSettings(
                second,
                section("mail.dkim", texts -> dkim(texts, first)).orElse(List.of()),
                section("bounces", this::bounces),
                new MessengerSettings(
                        section("push", MessengerSettings.Push::read)
                                .orElse(MessengerSettings.Push.ON),
                        section("texts", MessengerSettings.Texts::read)));
    }

    /// A relay that signs in by tokens does so as `user`.
    Optional<PostSettings.Oauth> oauth(String section, Optional<String> user) {
        return section(
                section,
                texts ->
                        new PostSettings.Oauth(
                                user.orElseThrow(
                                        () -> new IllegalArgumentException(userOf(section))),
                                source(texts)));
    }

    private static String userOf(String section) {
        return section.replace(".oauth", ".user") + " is missing: [" + section + "] needs one";
    }

    private PostSettings.TokenSource source(ProviderTexts texts) {
        texts.allow(
                Set.of(
                        "token_url",
                        "client_id",
                        "client_secret",
                        "refresh_token",
                        "scope",
                        "token_file",
                        "token_command"));
        if (texts.optional("token_file").isPresent()) {
            return new PostSettings.TokenSource.OfFile(path(texts, "token_file"));
        }
        Optional<String> command = texts.optional("token_command");
        if (command.isPresent()) {
            return new PostSettings.TokenSource.OfCommand(command.get());
        }
        return new PostSettings.TokenSource.Refresh(
                web(texts, "token_url"),
                texts.required("client_id"),
                texts.optional("client_secret").map(Secret::new),
                new Secret(texts.required("refresh_token")),
                texts.optional("scope"));
    }

    private Config.Mail second(ProviderTexts texts, Optional<Config.Mail> first) {
        texts.allow(
                Set.of(
                        "host",
                        "port",
                        "security",
                        "user",
                        "password",
                        "from",
                        "from_name",
                        "connections",
                        "per_minute",
                        "per_day"));
        Config.Mail other =
                first.orElseThrow(
                        () -> new IllegalArgumentException("mail.second needs a first: [mail]"));
        Security security = security(texts);
        Optional<String> user = texts.optional("user");
        return new Config.Mail(
                texts.required("host"),
                number(texts, "port", security.usualPort(), 65_535),
                security,
                login(texts, user, security),
                texts.optional("from").map(from -> mailbox(texts, from)).orElse(other.from()),
                texts.optional("from_name").orElse(other.fromName()),
                number(texts, "connections", Config.Mail.CONNECTIONS, Config.Mail.MOST_CONNECTIONS),
                number(texts, "per_minute", Config.Mail.PER_MINUTE, MOST),
                texts.optional("per_day").map(_ -> number(texts, "per_day", 1, MOST)).orElse(0),
                oauth(SECOND + ".oauth", user));
    }

    private static Security security(ProviderTexts texts) {
        String text = texts.optional("security").orElse("starttls");
        return Stream.of(Security.values())
                .filter(one -> one.name().equalsIgnoreCase(text))
                .findFirst()
                .orElseThrow(() -> wrong(texts, "security", "one of none, starttls, tls"));
    }

    private Optional<Config.Mail.Login> login(
            ProviderTexts texts, Optional<String> user, Security security) {
        boolean byToken = !settings.room(SECOND + ".oauth").isEmpty();
        if (user.isPresent() && security == Security.NONE) {
            throw wrong(texts, "security", "starttls or tls where one signs in");
        }
        if (byToken || (user.isEmpty() && texts.optional("password").isEmpty())) {
            return Optional.empty();
        }
        return Optional.of(
                new Config.Mail.Login(
                        texts.required("user"), new Secret(texts.required("password"))));
    }

    private List<PostSettings.DkimKey> dkim(ProviderTexts texts, Optional<Config.Mail> first) {
        texts.allow(Set.of("domain", "selector", "key_file", "second_selector", "second_key_file"));
        String domain =
                texts.optional("domain")
                        .or(() -> first.map(mail -> mail.from().replaceFirst(".*@", "")))
                        .orElseGet(() -> texts.required("domain"))
                        .toLowerCase(Locale.ROOT);
        List<PostSettings.DkimKey> keys = new ArrayList<>();
        keys.add(key(texts, domain, "selector", "key_file"));
        if (texts.optional("second_selector").isPresent()) {
            keys.add(key(texts, domain, "second_selector", "second_key_file"));
        }
        return keys;
    }

    private PostSettings.DkimKey key(
            ProviderTexts texts, String domain, String selector, String file) {
        String name = texts.required(selector).toLowerCase(Locale.ROOT);
        if (!name.matches("[a-z0-9]([a-z0-9.-]{0,61}[a-z0-9])?")) {
            throw wrong(texts, selector, "a name for DNS: letters, digits, hyphens");
        }
        texts.required(file);
        return new PostSettings.DkimKey(domain, name, path(texts, file));
    }

    private PostSettings.Bounces bounces(ProviderTexts texts) {
        texts.allow(Set.of("host", "port", "tls", "user", "password", "address", "verp"));
        String host = texts.required("host");
        boolean encrypted = texts.optional("tls").isEmpty() || texts.on("tls");
        if (!encrypted && !Values.isOurs(host)) {
            throw wrong(texts, "tls", "true where a password is sent to another machine");
        }
        return new PostSettings.Bounces(
                host,
                number(texts, "port", encrypted ? 993 : 143, 65_535),
                encrypted,
                texts.required("user"),
                new Secret(texts.required("password")),
                texts.optional("address").map(text -> mailbox(texts, text)),
                texts.on("verp"));
    }

    private static String mailbox(ProviderTexts texts, String text) {
        if (!Values.isMailbox(text)) {
            String key = text.equals(texts.values().get("from")) ? "from" : "address";
            throw wrong(texts, key, "an e-mail address such as forum@example.org");
        }
        return text;
    }

    private static int number(ProviderTexts texts, String key, int otherwise, int most) {
        String text = texts.optional(key).orElse(Integer.toString(otherwise));
        if (!text.matches("[1-9][0-9]{0,6}") || Integer.parseInt(text) > most) {
            throw wrong(texts, key, "a whole number from 1 to " + most);
        }
        return Integer.parseInt(text);
    }

    /// Unprotected only on this machine, where there is nobody to listen in.
    private static URI web(ProviderTexts texts, String key) {
        try {
            URI address = URI.create(texts.required(key));
            boolean ours = address.getHost() != null && Values.isOurs(address.getHost());
            if (address.getHost() != null
                    && ("https".equals(address.getScheme())
                            || (ours && "http".equals(address.getScheme())))) {
                return address;
            }
        } catch (IllegalArgumentException _) {
            // told below
        }
        throw wrong(texts, key, "an address that begins with https://");
    }

    /// From the folder of the file in which it is set.
    private Path path(ProviderTexts texts, String key) {
        Settings.Value value = Objects.requireNonNull(settings.room(texts.section()).get(key));
        return value.base().resolve(value.text().strip()).toAbsolutePath().normalize();
    }

    private static IllegalArgumentException wrong(ProviderTexts texts, String key, String what) {
        return new IllegalArgumentException(texts.section() + "." + key + " must be " + what);
    }

    /// What `read` makes of the section `name`; nothing where it is not there or does not fit,
    /// which is then noted.
    private <T> Optional<T> section(String name, Function<ProviderTexts, T> read) {
        TreeMap<String, String> texts = new TreeMap<>();
        settings.room(name).forEach((key, value) -> texts.put(key, value.text()));
        if (texts.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(read.apply(new ProviderTexts(name, texts)));
        } catch (IllegalArgumentException e) {
            values.problem(e.getMessage() + ".");
            return Optional.empty();
        }
    }
}
