package org.gatehouse.mail.dkim;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.gatehouse.mail.MailAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Against the known answers of RFC 8463, appendix A: its keys, its message, its signatures.
class DkimTest {
    private static final String RSA_KEY =
            """
            -----BEGIN PRIVATE KEY-----
            MIICdwIBADANBgkqhkiG9w0BAQEFAASCAmEwggJdAgEAAoGBAOQeU5CgFPNZGIaz
            lXo2k/eJ1jpaTTxrmqF1HrDLlt04pvaMtCJj8nXoliLRC/H9vJjMI1vdb3XLcW60
            AIN/PBD8EL97/y4GwJH7LPUvGP48vqUe+owqszesbiGy1PlCO8c70/OjFnJVgvMF
            87YR4Lcincb7aSvI5MgpP6X8rjDdAgMBAAECgYAfRzE6EVkODNdaEOGcAkPDmziu
            g5c3g6GOJdrxbtjeuFfcUmqYlI+4Lw329CbpJVtosAThIbmYsy54eWHgpd98Sm4s
            SI2n1Kzc7hh8uJCltGoTtOblLEqO+9Chll7MeiuKY5oKFEvaK3juK5bHPFKJEy/h
            z6PvQaJZ3FefF7hSgQJBAPMkH/RTnxbtFnLp6cZWPaRYXvfYKhYVlbOLUWJy52sE
            WjLrdDByjCmgJrMq29kYw2U9acLvH/qjwZy5J7SBrbECQQDwLs+Kk+bX/V9NFC+P
            Wj90OZmnbjfTjhk3LGOD78483ShYJtcgbHJa+ZlteuI5ahIAslOMTESCtocSCdey
            y6TtAkEAuXkgKxgy7qEzE7veCd81rI2A/F1YVXpntQucrJXsdJVgXSGBg4eN5h72
            Boy2IliijTMY34vcAC00/2G6qRaXMQJATVqWJwh5WWjV76onoyCqvRDsBrt9qVnj
            jxxxtIVgQ8PqgXGI6X1j2x72Jgdkop8hyy2jsNTDX+HPYKTg3kmuBQJBALIq942+
            POSR3weNizRLAzR8+MrXr//moNnZSIMac564TPEEMCvnXxnxUVtHjWKfdbhjfIIO
            BCUuVwROtL7Nhws=
            -----END PRIVATE KEY-----
            """;
    private static final String ED25519_KEY =
            "-----BEGIN PRIVATE KEY-----\nMC4CAQAwBQYDK2VwBCIEIJ1hsZ3v/VpguoRK9JLsLMREScVpezJpGXA7rAMcrn9g\n"
                    + "-----END PRIVATE KEY-----\n";
    private static final DkimKey RSA =
            new DkimKey("football.example.com", "test", DkimKey.parse(RSA_KEY));
    private static final DkimKey ED25519 =
            new DkimKey("football.example.com", "brisbane", DkimKey.parse(ED25519_KEY));
    private static final MailAddress JOE = new MailAddress("joe@football.example.com");
    private static final Instant NOW = Instant.ofEpochSecond(1_528_637_909);

    private static final String MESSAGE =
            """
            From: Joe SixPack <joe@football.example.com>
            To: Suzie Q <suzie@shopping.example.net>
            Subject: Is dinner ready?
            Date: Fri, 11 Jul 2003 21:00:37 -0700 (PDT)
            Message-ID: <20030712040037.46341.5F8J@football.example.com>

            Hi.

            We lost the game.  Are you hungry yet?

            Joe.
            """
                    .replace("\n", "\r\n");

    private static final List<String> NAMES =
            List.of("from", "to", "subject", "date", "message-id", "from", "subject", "date");

    private static String field(String algorithm, String selector, String names) {
        return "DKIM-Signature: v=1; a="
                + algorithm
                + "; c=relaxed/relaxed;\r\n d=football.example.com; i=@football.example.com;\r\n"
                + " q=dns/txt; s="
                + selector
                + "; t=1528637909; h="
                + names
                + ";\r\n bh=2jUSOH9NhtVGCQWNr9BrIAPreKQjO6Sn7XIkfJVOzv8=;\r\n b=";
    }

    @Test
    void theBodyOfTheExampleHasItsHash() {
        assertEquals(
                "2jUSOH9NhtVGCQWNr9BrIAPreKQjO6Sn7XIkfJVOzv8=",
                DkimSigning.bodyHash(Canonical.of(MESSAGE.getBytes(UTF_8))));
    }

    @Test
    void theExampleIsSignedAsInTheStandardByEd25519() {
        String field =
                field(
                        "ed25519-sha256",
                        "brisbane",
                        "from : to :\r\n subject : date : message-id : from : subject : date");
        assertEquals(
                "/gCrinpcQOoIfuHNQIbq4pgh9kyIK3AQUdt9OdqQehSwhEIug4D11Bus"
                        + "Fa3bT3FY5OsU7ZbnKELq+eXdp1Q1Dw==",
                DkimSigning.signature(
                        ED25519, Canonical.of(MESSAGE.getBytes(UTF_8)), NAMES, field));
    }

    @Test
    void theExampleIsSignedAsInTheStandardByRsa() {
        String field =
                field(
                        "rsa-sha256",
                        "test",
                        "from : to : subject :\r\n date : message-id : from : subject : date");
        assertEquals(
                "F45dVWDfMbQDGHJFlXUNB2HKfbCeLRyhDXgFpEL8GwpsRe0IeIixNTe3"
                        + "DhCVlUrSjV4BwcVcOF6+FF3Zo9Rpo1tFOeS9mPYQTnGdaSGsgeefOsk2Jz"
                        + "dA+L10TeYt9BgDfQNZtKdN1WO//KgIqXP7OdEFE4LjFYNcUxZQ4FADY+8=",
                DkimSigning.signature(RSA, Canonical.of(MESSAGE.getBytes(UTF_8)), NAMES, field));
    }

    @Test
    void whatIsPublishedIsAsInTheStandard() {
        assertEquals("brisbane._domainkey.football.example.com", ED25519.place());
        assertEquals(
                "v=DKIM1; k=ed25519; p=11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=",
                ED25519.record());
        assertEquals(
                "v=DKIM1; k=rsa; p=MIGfMA0GCSqGSIb3DQEBAQUAA4GNADCBiQKBgQDkHlOQoBTzWRiGs5V6NpP3i"
                        + "dY6Wk08a5qhdR6wy5bdOKb2jLQiY/J16JYi0Qvx/byYzCNb3W91y3FutACDfzwQ/BC/e/8u"
                        + "BsCR+yz1Lxj+PL6lHvqMKrM3rG4hstT5QjvHO9PzoxZyVYLzBfO2EeC3Ip3G+2kryOTIKT+l"
                        + "/K4w3QIDAQAB",
                RSA.record());
    }

    @Test
    void whiteSpaceIsMadeAlikeAsTheStandardSays() {
        // RFC 6376, 3.4.5.
        Canonical message =
                Canonical.of(
                        "A: X\r\nB : Y\t\r\n\tZ  \r\n\r\n C \r\nD \t E\r\n\r\n\r\n"
                                .getBytes(UTF_8));
        assertEquals(
                List.of("a:X", "b:Y Z"),
                message.fields().stream().map(Canonical.Field::text).toList());
        assertArrayEquals(" C\r\nD E\r\n".getBytes(UTF_8), message.body());
    }

    @Test
    void aBodyOfNothingIsNothingAndALastLineIsEnded() {
        assertEquals(0, Canonical.of("A: b\r\n\r\n\r\n\r\n".getBytes(UTF_8)).body().length);
        assertEquals(0, Canonical.of("A: b\r\n".getBytes(UTF_8)).body().length);
        assertArrayEquals(
                "x\r\n".getBytes(UTF_8), Canonical.of("A: b\r\n\r\nx".getBytes(UTF_8)).body());
    }

    private static String signed(DkimKey... keys) {
        byte[] message = MESSAGE.getBytes(UTF_8);
        return new String(new DkimSigning(List.of(keys)).sign(message, JOE, NOW), UTF_8);
    }

    /// Checks the first signature of `message` with nothing but what is published.
    private static boolean holds(String message) throws Exception {
        Matcher field =
                Pattern.compile("(?s)^(DKIM-Signature:.*?;\r\n b=)(.*?)\r\n(?! )").matcher(message);
        assertTrue(field.find());
        String tags = field.group(1).replaceAll("\\s", "");
        Matcher names = Pattern.compile(";h=([^;]*);").matcher(tags);
        Matcher hash = Pattern.compile(";bh=([^;]*);").matcher(tags);
        assertTrue(names.find() && hash.find());
        Canonical rest = Canonical.of(message.substring(field.end()).getBytes(UTF_8));
        StringBuilder text = new StringBuilder();
        List<Canonical.Field> left = new java.util.ArrayList<>(rest.fields().reversed());
        for (String name : names.group(1).split(":")) {
            for (Canonical.Field one : left) {
                if (one.name().equals(name)) {
                    text.append(one.text()).append("\r\n");
                    left.remove(one);
                    break;
                }
            }
        }
        text.append(Canonical.relaxed(field.group(1)));
        Signature check = Signature.getInstance("SHA256withRSA");
        byte[] published = Base64.getDecoder().decode(RSA.record().replaceAll(".*p=", ""));
        check.initVerify(
                KeyFactory.getInstance("RSA").generatePublic(new X509EncodedKeySpec(published)));
        check.update(text.toString().getBytes(UTF_8));
        return hash.group(1).equals(DkimSigning.bodyHash(rest))
                && check.verify(Base64.getMimeDecoder().decode(field.group(2)));
    }

    @Test
    void aSignatureHoldsWhateverIsDoneToWhiteSpace() throws Exception {
        String message = signed(RSA);
        assertTrue(holds(message));
        assertTrue(holds(message.replace("Subject: Is dinner", "SUBJECT:  Is\r\n\tdinner")));
        assertTrue(holds(message.replace("game.  Are", "game. Are") + "\r\n"));
    }

    @Test
    void aSignatureBreaksWhereAnythingIsAltered() throws Exception {
        String message = signed(RSA);
        assertFalse(holds(message.replace("We lost", "We won")));
        assertFalse(holds(message + "And send money.\r\n"));
        assertFalse(holds(message.replace("Is dinner", "Is lunch")));
        assertFalse(holds(message.replace("\r\nTo: ", "\r\nFrom: Eve <eve@example.org>\r\nTo: ")));
        assertFalse(holds(message.replace("\r\nTo: ", "\r\nReply-To: eve@example.org\r\nTo: ")));
    }

    @Test
    void eachKeySignsTheWholeBodyAndNothingElseIsTouched() {
        String message = signed(RSA, ED25519);
        assertEquals(2, message.split("DKIM-Signature: v=1; a=", -1).length - 1);
        assertTrue(message.endsWith(MESSAGE));
        assertFalse(message.contains("l="));
        assertTrue(message.lines().allMatch(line -> line.length() <= 120));
    }

    @Test
    void aLetterOfAnotherDomainIsNotSigned() {
        byte[] message = MESSAGE.getBytes(UTF_8);
        DkimSigning signing = new DkimSigning(List.of(RSA));
        assertArrayEquals(message, signing.sign(message, new MailAddress("joe@example.com"), NOW));
        byte[] below = signing.sign(message, new MailAddress("j@a.football.example.com"), NOW);
        assertTrue(below.length > message.length);
        assertArrayEquals(
                message, Arrays.copyOfRange(below, below.length - message.length, below.length));
    }

    @Test
    void aKeyThatOthersCanReadIsNotUsed(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("dkim.pem"), RSA_KEY);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
        IllegalArgumentException e =
                assertThrows(
                        IllegalArgumentException.class, () -> DkimKey.read("d.org", "s", file));
        assertTrue(String.valueOf(e.getMessage()).contains("chmod 600"));
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        assertEquals("rsa-sha256", DkimKey.read("d.org", "s", file).algorithm());
    }

    @Test
    void whatIsNoKeyIsRefusedWithoutRepeatingIt(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("dkim.pem"), "s3cret");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        IllegalArgumentException e =
                assertThrows(
                        IllegalArgumentException.class, () -> DkimKey.read("d.org", "s", file));
        assertFalse(String.valueOf(e.getMessage()).contains("s3cret"));
    }
}
