package org.gatehouse;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.gatehouse.incident.Contact;
import org.gatehouse.mail.MailAddress;
import org.gatehouse.mail.Recipient;
import org.gatehouse.rooms.ProviderTexts;

/// What `[evidence]` says: where the ledger is anchored, and to whom incidents are reported.
///
/// @param keepers who are mailed the ledger's seals
/// @param authority the address of a time-stamping authority (RFC 3161)
/// @param contacts to whom incidents are reported, the ones of the United Kingdom unless others are
///   named
record EvidenceSettings(List<Recipient> keepers, Optional<URI> authority, List<Contact> contacts) {
    private static final Set<String> KEYS = Set.of("seals_to", "timestamps", "report_to");
    private static final Pattern NAMED = Pattern.compile("(.*?)\\s*<([^<>]+)>");

    /// @throws IllegalArgumentException with the key that does not fit
    static EvidenceSettings read(ProviderTexts texts) {
        texts.allow(KEYS);
        List<Contact> contacts =
                lines(texts, "report_to", "\\R").stream().map(EvidenceSettings::contact).toList();
        return new EvidenceSettings(
                lines(texts, "seals_to", "[,\\r\\n]").stream()
                        .map(EvidenceSettings::keeper)
                        .toList(),
                texts.optional("timestamps").map(EvidenceSettings::authority),
                contacts.isEmpty() ? Contact.UK : contacts);
    }

    private static List<String> lines(ProviderTexts texts, String key, String separator) {
        List<String> lines = new ArrayList<>();
        for (String line : texts.optional(key).orElse("").split(separator, -1)) {
            if (!line.isBlank()) {
                lines.add(line.strip());
            }
        }
        return lines;
    }

    private static Recipient keeper(String text) {
        Matcher named = NAMED.matcher(text);
        try {
            return named.matches()
                    ? new Recipient(new MailAddress(named.group(2)), named.group(1))
                    : new Recipient(new MailAddress(text), "");
        } catch (IllegalArgumentException _) {
            throw new IllegalArgumentException(
                    "evidence.seals_to must be mail addresses with commas between them, such as"
                            + " Ann Clerk <clerk@parish.example>");
        }
    }

    /// Without TLS as well: what is sent is a hash, and what comes back is signed.
    private static URI authority(String text) {
        try {
            URI address = URI.create(text);
            if (address.getHost() != null
                    && address.getUserInfo() == null
                    && Set.of("http", "https").contains(address.getScheme())) {
                return address;
            }
        } catch (IllegalArgumentException _) {
            // told below
        }
        throw new IllegalArgumentException(
                "evidence.timestamps must be the address of a time-stamping authority");
    }

    private static Contact contact(String line) {
        try {
            return Contact.parse(line);
        } catch (IllegalArgumentException _) {
            throw new IllegalArgumentException(
                    "evidence.report_to must have lines such as: Police | 101 | when nobody is in"
                            + " danger | 0");
        }
    }
}
