package org.gatehouse.mail.smtp;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.function.UnaryOperator;
import javax.net.ssl.SSLSocketFactory;
import org.gatehouse.mail.AccessTokens;
import org.gatehouse.mail.Envelope;
import org.gatehouse.mail.MailAddress;
import org.gatehouse.mail.MailSettings;
import org.gatehouse.mail.MailTransport.Cause;
import org.gatehouse.mail.SignIn;
import org.junit.jupiter.api.Test;

class SignInTest {
    private static final MailAddress FROM = new MailAddress("forum@example.org");
    private static final SSLSocketFactory TLS = (SSLSocketFactory) SSLSocketFactory.getDefault();

    /// What is said behind encryption, which [SmtpTransportTest] is about: the line itself is
    /// plain.
    private static Abilities greet(TalkingServer server, SignIn signIn) throws IOException {
        MailSettings settings =
                new MailSettings(
                        "localhost",
                        server.port(),
                        MailSettings.Security.TLS,
                        signIn,
                        FROM,
                        "Forum",
                        1,
                        0,
                        0);
        return new Greeting(wire(server), settings, TLS).exchange();
    }

    private static Wire wire(TalkingServer server) throws IOException {
        MailSettings plain = MailSettings.local(server.port(), FROM, "Forum");
        return Wire.connect(plain, TLS, Duration.ofSeconds(60));
    }

    private static UnaryOperator<String> offering(String auth, UnaryOperator<String> answers) {
        return line -> line.startsWith("EHLO") ? "250-here\r\n250 " + auth : answers.apply(line);
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(UTF_8));
    }

    /// Tokens whose only one is `t0ken`, and which remember what was refused.
    private static final class OneToken implements AccessTokens {
        private String refused = "";
        private final boolean kept;

        OneToken(boolean kept) {
            this.kept = kept;
        }

        @Override
        public String current() {
            return "t0ken";
        }

        @Override
        public boolean refused(String token) {
            refused = token;
            return kept;
        }
    }

    @Test
    void aTokenIsPresentedAsGoogleAndMicrosoftTakeIt() throws Exception {
        try (TalkingServer server =
                new TalkingServer(offering("AUTH LOGIN XOAUTH2", _ -> "235 2.7.0 Accepted"))) {
            greet(server, new SignIn.ByToken("forum@example.org", new OneToken(false)));
            assertEquals(
                    "AUTH XOAUTH2 "
                            + base64("user=forum@example.org\u0001auth=Bearer t0ken\u0001\u0001"),
                    server.heard().getLast());
        }
    }

    /// The challenge is an error in disguise, and the server waits for an answer to it.
    private static String refusing(String line) {
        if (line.startsWith("AUTH")) {
            return "334 " + base64("{\"status\":\"401\",\"schemes\":\"bearer\"}");
        }
        return line.isEmpty() ? "535 5.7.8 Username and Password not accepted" : "500 What?";
    }

    @Test
    void theErrorInAChallengeIsAnsweredAndTheTokenGivenUp() throws Exception {
        OneToken tokens = new OneToken(false);
        try (TalkingServer server =
                new TalkingServer(offering("AUTH XOAUTH2", SignInTest::refusing))) {
            SmtpTrouble trouble =
                    assertThrows(
                            SmtpTrouble.class,
                            () -> greet(server, new SignIn.ByToken("forum", tokens)));
            assertEquals(Cause.SIGN_IN, trouble.cause());
            assertFalse(trouble instanceof SmtpTrouble.StaleToken);
            assertTrue(
                    trouble.getMessage().startsWith("The mail server refused our token: 535"),
                    trouble.getMessage());
            assertFalse(trouble.getMessage().contains("t0ken"));
            assertEquals("", server.heard().getLast());
            assertEquals("t0ken", tokens.refused);
        }
    }

    @Test
    void aRefusedTokenThatWasKeptForAWhileCallsForAFreshOne() throws Exception {
        try (TalkingServer server =
                new TalkingServer(offering("AUTH XOAUTH2", SignInTest::refusing))) {
            assertThrows(
                    SmtpTrouble.StaleToken.class,
                    () -> greet(server, new SignIn.ByToken("forum", new OneToken(true))));
        }
    }

    @Test
    void aServerThatIsOnlyBusyIsNoReasonToGiveATokenUp() throws Exception {
        OneToken tokens = new OneToken(true);
        try (TalkingServer server =
                new TalkingServer(offering("AUTH XOAUTH2", _ -> "454 4.7.0 Try again later"))) {
            assertThrows(
                    SmtpTrouble.class, () -> greet(server, new SignIn.ByToken("forum", tokens)));
            assertEquals("", tokens.refused);
        }
    }

    @Test
    void aServerThatTakesNoTokensIsShownNone() throws Exception {
        try (TalkingServer server =
                new TalkingServer(offering("AUTH PLAIN LOGIN", _ -> "500 What?"))) {
            SmtpTrouble trouble =
                    assertThrows(
                            SmtpTrouble.class,
                            () -> greet(server, new SignIn.ByToken("forum", new OneToken(false))));
            assertEquals(Cause.NO_SIGN_IN, trouble.cause());
            assertEquals(1, server.heard().size());
        }
    }

    @Test
    void aTokenThatIsNotToBeHadIsToldInItsOwnWords() throws Exception {
        AccessTokens none =
                new AccessTokens() {
                    @Override
                    public String current() throws IOException {
                        throw new IOException("The sign-in service gave no token: invalid_grant");
                    }

                    @Override
                    public boolean refused(String token) {
                        return false;
                    }
                };
        try (TalkingServer server = new TalkingServer(offering("AUTH XOAUTH2", _ -> "500 No"))) {
            SmtpTrouble trouble =
                    assertThrows(
                            SmtpTrouble.class,
                            () -> greet(server, new SignIn.ByToken("forum", none)));
            assertEquals("The sign-in service gave no token: invalid_grant", trouble.getMessage());
        }
    }

    @Test
    void whereOnlyLoginIsOfferedNameAndPasswordGoOneByOne() throws Exception {
        UnaryOperator<String> answers =
                line ->
                        line.equals("AUTH LOGIN")
                                ? "334 " + base64("Username:")
                                : line.equals(base64("forum"))
                                        ? "334 " + base64("Password:")
                                        : line.equals(base64("pass")) ? "235 Fine" : "535 No";
        try (TalkingServer server = new TalkingServer(offering("AUTH LOGIN", answers))) {
            greet(server, new SignIn.ByPassword("forum", "pass"));
            assertEquals(
                    List.of("AUTH LOGIN", base64("forum"), base64("pass")),
                    server.heard().subList(1, 4));
        }
    }

    @Test
    void whereBothAreOfferedNameAndPasswordGoInOneLine() throws Exception {
        try (TalkingServer server =
                new TalkingServer(offering("AUTH=LOGIN PLAIN", _ -> "235 Fine"))) {
            greet(server, new SignIn.ByPassword("forum", "pass"));
            assertEquals("AUTH PLAIN " + base64("\0forum\0pass"), server.heard().getLast());
        }
    }

    private static String taking(String line) {
        return line.equals("DATA") ? "354 Go on" : "250 Fine";
    }

    @Test
    void anEnvelopeIsNamedWhereTheServerReportsOnDelivery() throws Exception {
        try (TalkingServer server =
                new TalkingServer(
                        line ->
                                line.startsWith("EHLO")
                                        ? "250-here\r\n250-SMTPUTF8\r\n250 DSN"
                                        : taking(line))) {
            send(server, "jürgen@example.org");
            assertEquals(
                    List.of(
                            "MAIL FROM:<forum@example.org> RET=HDRS ENVID=0a1b SMTPUTF8",
                            "RCPT TO:<jürgen@example.org> NOTIFY=FAILURE"),
                    server.heard().subList(1, 3));
        }
    }

    @Test
    void anEnvelopeHasNoNameForAServerThatWouldNotUnderstand() throws Exception {
        try (TalkingServer server = new TalkingServer(SignInTest::taking)) {
            send(server, "ann@example.org");
            assertEquals(
                    List.of("MAIL FROM:<forum@example.org>", "RCPT TO:<ann@example.org>"),
                    server.heard().subList(1, 3));
        }
    }

    private static void send(TalkingServer server, String to) throws IOException {
        Wire wire = wire(server);
        Abilities abilities =
                new Greeting(wire, MailSettings.local(server.port(), FROM, "Forum"), TLS)
                        .exchange();
        byte[] content = "Subject: s\r\n\r\nx\r\n".getBytes(UTF_8);
        new SmtpConnection(wire, abilities)
                .send(new Envelope(FROM, new MailAddress(to), content, "0a1b"), null);
        wire.close();
    }
}
