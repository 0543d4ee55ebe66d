package org.gatehouse;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.gatehouse.rooms.ProviderTexts;

/// What is set about the ways to tell people besides letters.
///
/// @param texts empty where none are sent
public record MessengerSettings(Push push, Optional<Texts> texts) {
    /// Push messages for those who ask for them, and no texts.
    public static final MessengerSettings USUAL = new MessengerSettings(Push.ON, Optional.empty());

    /// What `[push]` says.
    ///
    /// @param off whether nobody is offered any
    /// @param trusted push services besides the public ones over TLS, for trying things out
    public record Push(boolean off, Set<String> trusted) {
        static final Push ON = new Push(false, Set.of());

        public Push {
            trusted = Set.copyOf(trusted);
        }

        static Push read(ProviderTexts texts) {
            texts.allow(Set.of("off", "trusted"));
            return new Push(texts.on("off"), Set.copyOf(list(texts, "trusted")));
        }
    }

    /// What `[texts]` says: an account at Twilio, or at whoever speaks its wire format.
    ///
    /// @param from the number or name that texts come from
    /// @param beginnings how the numbers that get texts begin
    public record Texts(
            URI server, String account, Secret token, String from, List<String> beginnings) {
        private static final String SERVER = "https://api.twilio.com";

        /// British mobile telephones.
        private static final List<String> USUAL = List.of("+447");

        public Texts {
            beginnings = List.copyOf(beginnings);
        }

        /// @throws IllegalArgumentException with the key that is missing or does not fit
        static Texts read(ProviderTexts texts) {
            texts.allow(Set.of("account", "token", "from", "url", "numbers"));
            String account = matching(texts, "account", "[A-Za-z0-9]{10,64}", "the account's SID");
            String token = texts.required("token");
            String from =
                    matching(
                            texts,
                            "from",
                            "\\+[1-9][0-9]{4,14}|[A-Za-z0-9 ]{3,11}",
                            "a number such as +447700900123, or a name of 3 to 11 letters");
            List<String> numbers = list(texts, "numbers");
            if (!numbers.stream().allMatch(one -> one.matches("\\+[1-9][0-9]{0,6}"))) {
                throw wrong("numbers", "beginnings of numbers such as +447, with commas");
            }
            return new Texts(
                    server(texts),
                    account,
                    new Secret(token),
                    from,
                    numbers.isEmpty() ? USUAL : numbers);
        }

        private static String matching(ProviderTexts texts, String key, String form, String words) {
            String text = texts.required(key);
            if (!text.matches(form)) {
                throw wrong(key, words);
            }
            return text;
        }

        /// Unprotected only on this machine, where there is nobody to listen in.
        private static URI server(ProviderTexts texts) {
            String text = texts.optional("url").orElse(SERVER);
            if (text.matches("https?://[A-Za-z0-9.:-]+")) {
                URI server = URI.create(text);
                boolean ours = server.getHost() != null && Values.isOurs(server.getHost());
                if (ours || "https".equals(server.getScheme())) {
                    return server;
                }
            }
            throw wrong("url", "an address that begins with https://, without a path");
        }

        private static IllegalArgumentException wrong(String key, String what) {
            return new IllegalArgumentException("texts." + key + " must be " + what);
        }
    }

    private static List<String> list(ProviderTexts texts, String key) {
        return texts.optional(key).stream()
                .flatMap(text -> Stream.of(text.split("[,\\s]+")))
                .filter(text -> !text.isEmpty())
                .toList();
    }
}
