package org.gatehouse.proof;

import java.net.IDN;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;

/// A mail address that a person typed. Its text is what letters are sent to; its key is equal for
/// all ways of writing the same mailbox that are safe to take as one: case and Unicode form.
public record MailAddress(String text) {
    public static final int MAX_LENGTH = 254;

    /// Reads what a person typed; empty where no mail could ever reach it (RFC 5321 4.1.2 without
    /// quoted local parts and address literals, RFC 6531).
    public static Optional<MailAddress> parse(String typed) {
        String text = Normalizer.normalize(typed.strip(), Normalizer.Form.NFC);
        int at = text.lastIndexOf('@');
        if (at < 1 || text.length() > MAX_LENGTH) {
            return Optional.empty();
        }
        String local = text.substring(0, at);
        String domain = text.substring(at + 1);
        boolean valid = isLocalPart(local) && isDomain(domain);
        return valid ? Optional.of(new MailAddress(text)) : Optional.empty();
    }

    private static boolean isLocalPart(String local) {
        return local.length() <= 64
                && !local.startsWith(".")
                && !local.endsWith(".")
                && !local.contains("..")
                && local.codePoints().allMatch(MailAddress::isAtomCharacter);
    }

    private static boolean isAtomCharacter(int c) {
        return c < 0x80
                ? Character.isLetterOrDigit(c) || ".!#$%&'*+-/=?^_`{|}~".indexOf(c) >= 0
                : Character.isLetterOrDigit(c)
                        || Character.getType(c) == Character.NON_SPACING_MARK;
    }

    private static boolean isDomain(String domain) {
        try {
            String ascii = IDN.toASCII(domain, IDN.USE_STD3_ASCII_RULES);
            int dot = ascii.lastIndexOf('.');
            return dot > 0 && ascii.length() - dot > 2 && !ascii.contains("..");
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /// The same for every spelling of one mailbox.
    public String key() {
        int at = text.lastIndexOf('@');
        return text.substring(0, at).toLowerCase(Locale.ROOT)
                + "@"
                + IDN.toASCII(text.substring(at + 1)).toLowerCase(Locale.ROOT);
    }

    public String domain() {
        return text.substring(text.lastIndexOf('@') + 1).toLowerCase(Locale.ROOT);
    }

    /// As it may stand on a screen that others might see: `j•••@example.com`.
    public String masked() {
        return text.substring(0, text.offsetByCodePoints(0, 1))
                + "•••"
                + text.substring(text.lastIndexOf('@'));
    }
}
