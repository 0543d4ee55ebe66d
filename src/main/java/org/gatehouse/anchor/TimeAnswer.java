package org.gatehouse.anchor;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.math.BigInteger;
import java.security.MessageDigest;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads the answer of a time-stamping authority (RFC 3161, 2.4.2) and sees that it answers what
/// was asked: granted, the same hash, the same number. Whose signature it bears is for those to
/// check who are given it, with certificates of their own choice (`openssl ts -verify`).
final class TimeAnswer {
    /// 1.2.840.113549.1.7.2
    private static final String SIGNED_DATA = "2a864886f70d010702";

    /// 1.2.840.113549.1.9.16.1.4
    private static final String TST_INFO = "2a864886f70d0109100104";

    private static final Pattern TIME = Pattern.compile("([0-9]{14})(?:[.]([0-9]{1,9}))?Z");
    private static final DateTimeFormatter SECONDS =
            DateTimeFormatter.ofPattern("uuuuMMddHHmmss", Locale.ROOT);
    private static final BigInteger GRANTED_WITH_MODS = BigInteger.ONE;

    private TimeAnswer() {}

    /// The time that the authority says it was when it saw what `asked` speaks of.
    ///
    /// @throws IOException where `answer` is no answer to it
    static Instant check(byte[] answer, TimeRequest asked) throws IOException {
        Der response = Der.of(answer).enter(Der.SEQUENCE);
        BigInteger status = response.enter(Der.SEQUENCE).integer();
        if (status.signum() < 0 || status.compareTo(GRANTED_WITH_MODS) > 0) {
            throw new IOException("The time authority refused, with status " + status + ".");
        }
        Der stamped = stamped(response.enter(Der.SEQUENCE));
        stamped.skip(); // version
        stamped.skip(); // policy
        checkImprint(stamped.enter(Der.SEQUENCE), asked);
        stamped.skip(); // serial number
        Instant time = time(new String(stamped.read(Der.TIME), US_ASCII));
        checkNonce(stamped, asked);
        return time;
    }

    /// The `TSTInfo` within the signed message (RFC 5652).
    private static Der stamped(Der token) throws IOException {
        token.expectOid(SIGNED_DATA);
        Der signed = token.enter(Der.EXPLICIT_0).enter(Der.SEQUENCE);
        signed.skip(); // version
        signed.skip(); // digest algorithms
        Der content = signed.enter(Der.SEQUENCE);
        content.expectOid(TST_INFO);
        return content.enter(Der.EXPLICIT_0).enter(Der.OCTETS).enter(Der.SEQUENCE);
    }

    private static void checkImprint(Der imprint, TimeRequest asked) throws IOException {
        imprint.enter(Der.SEQUENCE).expectOid(TimeRequest.SHA_256);
        if (!MessageDigest.isEqual(imprint.read(Der.OCTETS), asked.imprint())) {
            throw new IOException("The time authority stamped something else.");
        }
    }

    /// It stands behind what may be left out: the accuracy and the ordering.
    private static void checkNonce(Der stamped, TimeRequest asked) throws IOException {
        while (!stamped.isAtEnd() && stamped.tag() != Der.INTEGER) {
            stamped.skip();
        }
        if (stamped.isAtEnd() || !stamped.integer().equals(asked.nonce())) {
            throw new IOException("The time authority answered an older question.");
        }
    }

    private static Instant time(String text) throws IOException {
        Matcher matcher = TIME.matcher(text);
        try {
            if (matcher.matches()) {
                String fraction = matcher.group(2) == null ? "" : matcher.group(2);
                return LocalDateTime.parse(matcher.group(1), SECONDS)
                        .toInstant(ZoneOffset.UTC)
                        .plusNanos(Long.parseLong((fraction + "000000000").substring(0, 9)));
            }
        } catch (DateTimeException _) {
            // told below
        }
        throw new IOException("The time authority gave no time that can be read.");
    }
}
