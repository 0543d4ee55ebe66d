package org.gatehouse;

import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Turns the texts of [Settings] into values and notes every one that does not fit, in the words of
/// whoever has to mend it. A bad text is quoted only where it can't be a secret.
final class Values {
    private static final Pattern MAILBOX = Pattern.compile("[^\\s@<>\",;]+@[^\\s@<>\",;]+");
    private static final List<String> LOOPBACK = List.of("localhost", "127.0.0.1", "::1", "[::1]");

    private final Settings settings;
    private final List<String> problems;

    Values(Settings settings) {
        this.settings = settings;
        this.problems = new ArrayList<>(settings.problems());
    }

    Optional<String> text(Setting setting) {
        return settings.value(setting).map(value -> value.text().strip());
    }

    /// A text without line breaks or other control characters: it goes into a mail's header.
    Optional<String> line(Setting setting) {
        Optional<String> text = text(setting);
        if (text.isPresent() && text.get().chars().anyMatch(Character::isISOControl)) {
            problem(setting, "must be a single line of text");
        }
        return text;
    }

    List<String> list(Setting setting) {
        return text(setting).stream()
                .flatMap(text -> Stream.of(text.split("[,\\s]+")))
                .filter(part -> !part.isEmpty())
                .toList();
    }

    int number(Setting setting, int otherwise, int least, int most) {
        Optional<String> text = text(setting);
        if (text.isEmpty()) {
            return otherwise;
        }
        try {
            int number = Integer.parseInt(text.get());
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException _) {
            // told below
        }
        problem(setting, "must be a whole number from " + least + " to " + most);
        return otherwise;
    }

    <E extends Enum<E>> Optional<E> choice(Setting setting, Class<E> type) {
        Optional<String> text = text(setting);
        Optional<E> chosen =
                text.flatMap(
                        t ->
                                Stream.of(type.getEnumConstants())
                                        .filter(constant -> constant.name().equalsIgnoreCase(t))
                                        .findFirst());
        if (text.isPresent() && chosen.isEmpty()) {
            problem(
                    setting,
                    Stream.of(type.getEnumConstants())
                            .map(constant -> constant.name().toLowerCase(Locale.ROOT))
                            .collect(Collectors.joining(", ", "must be one of ", "")));
        }
        return chosen;
    }

    Path path(Setting setting, Path otherwise) {
        return settings.value(setting)
                .map(
                        value ->
                                orProblem(
                                        otherwise,
                                        () -> value.base().resolve(value.text().strip()),
                                        setting,
                                        "must be the path of a file or folder"))
                .orElse(otherwise)
                .toAbsolutePath()
                .normalize();
    }

    Optional<InetAddress> address(Setting setting, String text) {
        try {
            String literal = text.equals("localhost") ? "127.0.0.1" : text;
            return Optional.of(InetAddress.ofLiteral(literal));
        } catch (IllegalArgumentException _) {
            problem(setting, "must be an IP address such as 127.0.0.1, or 0.0.0.0 for all");
            return Optional.empty();
        }
    }

    /// The public address. Without TLS browsers keep no `__Host-` cookie, except on this machine.
    Optional<URI> url(String text) {
        Optional<URI> url = parse(text.endsWith("/") ? text.substring(0, text.length() - 1) : text);
        if (url.isEmpty()) {
            problem(
                    Setting.URL,
                    "must be scheme and host alone, such as https://meetings.example.org");
        } else if (!"https".equals(url.get().getScheme()) && !isOurs(url.get().getHost())) {
            problem(Setting.URL, "must start with https:// (http:// is for localhost only)");
        }
        return url;
    }

    private static Optional<URI> parse(String text) {
        try {
            URI url = URI.create(text);
            boolean bare =
                    List.of("http", "https").contains(url.getScheme() + "")
                            && url.getHost() != null
                            && url.getRawUserInfo() == null
                            && url.getRawPath().isEmpty()
                            && url.getRawQuery() == null
                            && url.getRawFragment() == null;
            return bare ? Optional.of(url) : Optional.empty();
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    static boolean isOurs(String host) {
        return LOOPBACK.contains(host);
    }

    static boolean isMailbox(String text) {
        return MAILBOX.matcher(text).matches();
    }

    Optional<String> mailbox(Setting setting, String text) {
        if (isMailbox(text)) {
            return Optional.of(text);
        }
        problem(setting, "must be an e-mail address such as forum@example.org");
        return Optional.empty();
    }

    <T> T orProblem(T otherwise, Supplier<T> value, Setting setting, String words) {
        try {
            return value.get();
        } catch (IllegalArgumentException | DateTimeException e) {
            problem(setting, words);
            return otherwise;
        }
    }

    /// Notes that `setting` does not fit: its key, where it was set, and what to write instead.
    void problem(Setting setting, String words) {
        String where = settings.value(setting).map(v -> " (set by " + v.origin() + ")").orElse("");
        String now =
                setting.isSecret()
                        ? ""
                        : text(setting).map(text -> "; it is \"" + plain(text) + "\"").orElse("");
        problems.add(setting.key() + where + " " + words + now + ".");
    }

    /// Notes what is wrong with a section; no part of `words` is a secret.
    void problem(String words) {
        problems.add(words);
    }

    /// Of an address, nothing that could be a password.
    private static String plain(String text) {
        String line = text.replaceAll("\\p{Cntrl}", " ");
        String bare = line.replaceAll("//[^/]*@", "//…@");
        return bare.length() > 80 ? bare.substring(0, 80) + "…" : bare;
    }

    void complain() {
        if (!problems.isEmpty()) {
            throw new BadConfig(problems);
        }
    }
}
