package org.gatehouse.door;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Mail domains that give addresses away for a few minutes. An honest resident may use one, too: a
/// mailbox there is a reason to look twice, never to refuse.
public final class ThrowAwayDomains {
    private final Set<String> domains;

    public ThrowAwayDomains(Set<String> domains) {
        this.domains = Set.copyOf(domains);
    }

    /// The list that comes with the program.
    public static ThrowAwayDomains known() {
        try (InputStream in =
                ThrowAwayDomains.class.getResourceAsStream("/lists/throw-away-mail.txt")) {
            String text = new String(Objects.requireNonNull(in).readAllBytes(), UTF_8);
            return new ThrowAwayDomains(
                    Arrays.stream(text.split("\n"))
                            .map(String::strip)
                            .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                            .collect(Collectors.toSet()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The listed domain that `email` belongs to, sub-domains included.
    Optional<String> domainOf(String email) {
        String domain = email.substring(email.lastIndexOf('@') + 1).toLowerCase(Locale.ROOT);
        while (domain.indexOf('.') > 0) {
            if (domains.contains(domain)) {
                return Optional.of(domain);
            }
            domain = domain.substring(domain.indexOf('.') + 1);
        }
        return Optional.empty();
    }
}
