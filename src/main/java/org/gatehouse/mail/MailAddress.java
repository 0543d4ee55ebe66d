package org.gatehouse.mail;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.ibm.icu.text.IDNA;
import com.ibm.icu.text.Normalizer2;
import java.util.Locale;
import java.util.regex.Pattern;

/// A mail address that can stand in an SMTP command and in a header without any quoting: a dot-atom
/// (RFC 5322, 3.2.3), letters of any script allowed (RFC 6531), in front of a domain name.
///
/// @param text as it was typed, in normal form C
public record MailAddress(String text) {
    private static final int MAX_LOCAL = 64;
    private static final int MAX = 254;
    private static final Pattern DOMAIN =
            Pattern.compile(
                    "([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z]([a-z0-9-]{0,61}[a-z0-9])");

    public MailAddress {
        text = Normalizer2.getNFCInstance().normalize(text);
        if (!isSound(text)) {
            throw new IllegalArgumentException("This is not a mail address");
        }
    }

    /// Whether `text` is an address that can be written to.
    public static boolean isValid(String text) {
        return isSound(Normalizer2.getNFCInstance().normalize(text));
    }

    private static boolean isSound(String text) {
        int at = text.lastIndexOf('@');
        if (at < 1 || text.getBytes(UTF_8).length > MAX) {
            return false;
        }
        String local = text.substring(0, at);
        return local.getBytes(UTF_8).length <= MAX_LOCAL
                && isDotAtom(local)
                && DOMAIN.matcher(asciiDomain(text.substring(at + 1))).matches();
    }

    private static boolean isDotAtom(String local) {
        return !local.startsWith(".")
                && !local.endsWith(".")
                && !local.contains("..")
                && local.codePoints().allMatch(c -> c == '.' || isAtomText(c));
    }

    private static boolean isAtomText(int c) {
        return switch (Character.getType(c)) {
            case Character.UPPERCASE_LETTER,
                    Character.LOWERCASE_LETTER,
                    Character.TITLECASE_LETTER,
                    Character.MODIFIER_LETTER,
                    Character.OTHER_LETTER,
                    Character.NON_SPACING_MARK,
                    Character.ENCLOSING_MARK,
                    Character.COMBINING_SPACING_MARK,
                    Character.DECIMAL_DIGIT_NUMBER,
                    Character.LETTER_NUMBER,
                    Character.OTHER_NUMBER ->
                    true;
            default -> "!#$%&'*+/=?^_`{|}~-".indexOf(c) >= 0;
        };
    }

    /// What UTS #46 leaves as it is, but for the case: most domains, and asked for with each
    /// letter.
    private static boolean isPlain(String domain) {
        for (int i = 0; i < domain.length(); i++) {
            char c = domain.charAt(i);
            boolean plain =
                    (c >= 'a' && c <= 'z')
                            || (c >= 'A' && c <= 'Z')
                            || (c >= '0' && c <= '9')
                            || c == '.'
                            || c == '-';
            if (!plain) {
                return false;
            }
        }
        return !domain.contains("--");
    }

    /// The domain's name as DNS has it (UTS #46), or an empty text where it has none.
    private static String asciiDomain(String domain) {
        if (isPlain(domain)) {
            return domain.toLowerCase(Locale.ROOT);
        }
        IDNA.Info info = new IDNA.Info();
        StringBuilder ascii =
                IDNA.getUTS46Instance(IDNA.NONTRANSITIONAL_TO_ASCII | IDNA.USE_STD3_RULES)
                        .nameToASCII(domain, new StringBuilder(), info);
        return info.hasErrors() ? "" : ascii.toString().toLowerCase(Locale.ROOT);
    }

    /// As it goes over the wire: the domain always in ASCII.
    public String wire() {
        return local() + "@" + domain();
    }

    /// The domain in ASCII and lower case.
    public String domain() {
        return asciiDomain(text.substring(text.lastIndexOf('@') + 1));
    }

    private String local() {
        return text.substring(0, text.lastIndexOf('@'));
    }

    /// Whether only a server with SMTPUTF8 (RFC 6531) can carry it.
    public boolean needsUtf8() {
        return !local().chars().allMatch(c -> c < 0x80);
    }

    /// Equal for two spellings of one mailbox: hardly any server minds the case.
    public String key() {
        return (local() + "@" + domain()).toLowerCase(Locale.ROOT);
    }

    /// Kept out of logs and messages.
    @Override
    public String toString() {
        return "…@" + domain();
    }
}
