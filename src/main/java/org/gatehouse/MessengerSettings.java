package org.gatehouse;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.gatehouse.rooms.ProviderTexts;

/// What is set about the ways to tell people besides letters.
public record MessengerSettings(Push push) {
    /// Push messages for those who ask for them.
    public static final MessengerSettings USUAL = new MessengerSettings(Push.ON);

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
            Set<String> trusted =
                    texts.optional("trusted").stream()
                            .flatMap(text -> Stream.of(text.split("[,\\s]+")))
                            .collect(Collectors.toSet());
            return new Push(texts.on("off"), trusted);
        }
    }
}
