package org.gatehouse.mail.smtp;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import org.gatehouse.mail.AccessTokens;
import org.gatehouse.mail.Envelope;
import org.gatehouse.mail.MailAddress;
import org.gatehouse.mail.MailConnection;
import org.gatehouse.mail.MailSettings;
import org.gatehouse.mail.MailTransport.Opening;
import org.gatehouse.mail.SendOutcome;
import org.gatehouse.mail.SignIn;
import org.gatehouse.mail.localrelay.LocalRelay;
import org.gatehouse.mail.localrelay.Manner;
import org.gatehouse.mail.localrelay.ReceivedMail;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SmtpTransportTest {
    private static final MailAddress FROM = new MailAddress("forum@example.org");
    private static final String SECRET = "s3cret-of-the-relay";

    @TempDir static Path directory;
    private static GreenMail greenMail;
    private static SSLContext ours;
    private static SSLContext elsewhere;
    private LocalRelay relay;

    @BeforeAll
    static void startGreenMail() throws Exception {
        greenMail = new GreenMail(ServerSetup.SMTP.dynamicPort());
        greenMail.start();
        greenMail.setUser("forum@example.org", "forum", SECRET);
        ours = TlsFront.contextFor(directory, "dns:localhost");
        elsewhere = TlsFront.contextFor(directory, "dns:mail.elsewhere.example");
    }

    @AfterAll
    static void stopGreenMail() {
        greenMail.stop();
    }

    @BeforeEach
    void startRelay() throws Exception {
        relay = LocalRelay.start(0, Clock.systemUTC(), Optional.empty());
    }

    @AfterEach
    void stopRelay() {
        relay.close();
    }

    private static Opening open(
            TlsFront front, MailSettings.Security security, String password, SSLContext trust) {
        return open(front, security, new SignIn.ByPassword("forum", password), trust);
    }

    private static Opening open(
            TlsFront front, MailSettings.Security security, SignIn signIn, SSLContext trust) {
        MailSettings settings =
                new MailSettings(
                        "localhost", front.port(), security, signIn, FROM, "Forum", 1, 0, 0);
        return new SmtpTransport(settings, trust::getSocketFactory, Duration.ofSeconds(10)).open();
    }

    private MailConnection local(Duration patience) {
        SmtpTransport transport =
                new SmtpTransport(
                        MailSettings.local(relay.port(), FROM, "Forum"),
                        () -> (SSLSocketFactory) SSLSocketFactory.getDefault(),
                        patience);
        return assertInstanceOf(Opening.Open.class, transport.open()).connection();
    }

    private MailConnection local() {
        return local(Duration.ofSeconds(10));
    }

    private static Envelope mail(String to, String body) {
        String content = "Subject: s\r\nMessage-ID: <" + to + ">\r\n\r\n" + body;
        return new Envelope(FROM, new MailAddress(to), content.getBytes(UTF_8));
    }

    private static Envelope mail(String to) {
        return mail(to, "x\r\n");
    }

    private List<String> receivers() {
        return relay.received().stream().map(ReceivedMail::to).toList();
    }

    @Test
    void aLetterGoesOverStarttlsAfterSigningIn() throws Exception {
        try (TlsFront front = front(TlsFront.Way.STARTTLS, ours)) {
            handsOver(
                    open(front, MailSettings.Security.STARTTLS, SECRET, ours), "start@example.org");
        }
    }

    @Test
    void aLetterGoesOverImplicitTlsAfterSigningIn() throws Exception {
        try (TlsFront front = front(TlsFront.Way.IMPLICIT, ours)) {
            handsOver(open(front, MailSettings.Security.TLS, SECRET, ours), "tls@example.org");
        }
    }

    private static TlsFront front(TlsFront.Way way, SSLContext context) throws Exception {
        return new TlsFront(way, context, greenMail.getSmtp().getPort());
    }

    private static void handsOver(Opening opening, String to) throws Exception {
        try (MailConnection line = assertInstanceOf(Opening.Open.class, opening).connection()) {
            assertInstanceOf(SendOutcome.Accepted.class, line.send(mail(to, to + "\r\n"), null));
        }
        assertTrue(greenMail.waitForIncomingEmail(10_000, 1));
        assertTrue(
                java.util.Arrays.stream(greenMail.getReceivedMessages())
                        .anyMatch(m -> GreenMailUtil.getBody(m).strip().equals(to)));
    }

    @Test
    void aWrongPasswordIsToldAndNotRepeatedInTheWords() throws Exception {
        try (TlsFront front = front(TlsFront.Way.STARTTLS, ours)) {
            String words = refused(open(front, MailSettings.Security.STARTTLS, "wr0ng-one", ours));
            assertTrue(words.startsWith("The mail server refused our user name or password: 535"));
            assertFalse(words.contains("wr0ng-one"));
        }
    }

    @Test
    void aTokenThatWasKeptTooLongIsReplacedAtOnce() throws Exception {
        Iterator<String> tokens = List.of("old", "new").iterator();
        AccessTokens kept =
                new AccessTokens() {
                    @Override
                    public String current() {
                        return tokens.next();
                    }

                    @Override
                    public boolean refused(String token) {
                        return token.equals("old");
                    }
                };
        String good = xoauth2("new");
        try (TalkingServer server =
                        new TalkingServer(
                                line ->
                                        line.startsWith("EHLO")
                                                ? "250-here\r\n250 AUTH XOAUTH2"
                                                : line.equals(good) ? "235 Fine" : "535 Expired");
                TlsFront front = new TlsFront(TlsFront.Way.IMPLICIT, ours, server.port())) {
            SignIn signIn = new SignIn.ByToken("forum", kept);
            MailSettings.Security safe = MailSettings.Security.TLS;
            assertInstanceOf(Opening.Open.class, open(front, safe, signIn, ours));
        }
    }

    private static String xoauth2(String token) {
        String text = "user=forum\u0001auth=Bearer " + token + "\u0001\u0001";
        return "AUTH XOAUTH2 " + Base64.getEncoder().encodeToString(text.getBytes(UTF_8));
    }

    private static String refused(Opening opening) {
        return assertInstanceOf(Opening.Unreachable.class, opening).words();
    }

    @Test
    void aServerThatHidesItsEncryptionGetsNoPassword() throws Exception {
        try (TlsFront front = front(TlsFront.Way.STRIPPED, ours)) {
            assertEquals(
                    "The mail server offers no encryption (STARTTLS)",
                    refused(open(front, MailSettings.Security.STARTTLS, SECRET, ours)));
        }
    }

    @Test
    void whatWasSaidInClearIsNotTakenForSafe() throws Exception {
        try (TlsFront front = front(TlsFront.Way.INJECTED, ours)) {
            assertEquals(
                    "The mail server spoke before the connection was safe",
                    refused(open(front, MailSettings.Security.STARTTLS, SECRET, ours)));
        }
    }

    @Test
    void aCertificateForAnotherNameIsRefused() throws Exception {
        try (TlsFront front = front(TlsFront.Way.STARTTLS, elsewhere);
                TlsFront implicit = front(TlsFront.Way.IMPLICIT, elsewhere)) {
            assertTrue(
                    refused(open(front, MailSettings.Security.STARTTLS, SECRET, elsewhere))
                            .startsWith("No safe connection to the mail server"));
            assertTrue(
                    refused(open(implicit, MailSettings.Security.TLS, SECRET, elsewhere))
                            .startsWith("No safe connection to the mail server"));
        }
    }

    @Test
    void aCertificateOfAStrangerIsRefused() throws Exception {
        try (TlsFront front = front(TlsFront.Way.STARTTLS, elsewhere)) {
            assertTrue(
                    refused(open(front, MailSettings.Security.STARTTLS, SECRET, ours))
                            .startsWith("No safe connection to the mail server"));
        }
    }

    @Test
    void aPasswordNeverGoesInClear() {
        assertThrows(
                IllegalArgumentException.class,
                () ->
                        new MailSettings(
                                "localhost",
                                25,
                                MailSettings.Security.NONE,
                                new SignIn.ByPassword("u", "p"),
                                FROM,
                                "F",
                                1,
                                0,
                                0));
    }

    @Test
    void pipelinedMessagesArriveEachOnceAndInOrder() {
        try (MailConnection line = local()) {
            Envelope[] mails = {
                mail("a@example.org"), mail("b@example.org"), mail("c@example.org")
            };
            for (int i = 0; i < mails.length; i++) {
                Envelope next = i + 1 < mails.length ? mails[i + 1] : null;
                assertInstanceOf(SendOutcome.Accepted.class, line.send(mails[i], next));
            }
        }
        assertEquals(List.of("a@example.org", "b@example.org", "c@example.org"), receivers());
    }

    @Test
    void aRefusalInThePipelineTouchesOnlyItsOwnMessage() {
        relay.behave(
                to ->
                        to.startsWith("gone")
                                ? Manner.REFUSE
                                : to.startsWith("later") ? Manner.DEFER : Manner.ACCEPT);
        try (MailConnection line = local()) {
            Envelope[] mails = {
                mail("a@example.org"),
                mail("gone@example.org"),
                mail("b@example.org"),
                mail("later@example.org"),
                mail("later2@example.org"),
                mail("c@example.org")
            };
            Class<?>[] expected = {
                SendOutcome.Accepted.class,
                SendOutcome.Failed.class,
                SendOutcome.Accepted.class,
                SendOutcome.Deferred.class,
                SendOutcome.Deferred.class,
                SendOutcome.Accepted.class
            };
            for (int i = 0; i < mails.length; i++) {
                Envelope next = i + 1 < mails.length ? mails[i + 1] : null;
                assertInstanceOf(expected[i], line.send(mails[i], next));
            }
        }
        assertEquals(List.of("a@example.org", "b@example.org", "c@example.org"), receivers());
    }

    @Test
    void aMessageOfDotsArrivesAsItIs() {
        String body = ".\r\n..\r\n.x\r\nend.\r\n";
        try (MailConnection line = local()) {
            line.send(mail("a@example.org", body), null);
        }
        assertTrue(
                new String(relay.received().getFirst().raw(), UTF_8).endsWith("\r\n\r\n" + body));
    }

    @Test
    void anAnswerThatNeverComesBreaksTheConnection() {
        relay.behave(_ -> Manner.STALL);
        try (MailConnection line = local(Duration.ofMillis(200))) {
            SendOutcome outcome = line.send(mail("a@example.org"), null);
            assertEquals(new SendOutcome.Broken("The mail server did not answer in time"), outcome);
            assertFalse(line.isOpen());
        }
    }

    @Test
    void aMessageAnnouncedOnABrokenConnectionIsNotSent() {
        relay.behave(to -> to.startsWith("drop") ? Manner.DROP_AFTER_CONTENT : Manner.ACCEPT);
        try (MailConnection line = local()) {
            SendOutcome outcome = line.send(mail("drop@example.org"), mail("next@example.org"));
            assertInstanceOf(SendOutcome.Broken.class, outcome);
            assertFalse(line.isOpen());
        }
        assertEquals(List.of("drop@example.org"), receivers());
    }

    @Test
    void anAddressOfAnotherScriptIsCarriedWhereTheServerKnowsHow() {
        try (MailConnection line = local()) {
            assertInstanceOf(
                    SendOutcome.Accepted.class, line.send(mail("jürgen@müller.example"), null));
        }
        assertEquals(List.of("jürgen@xn--mller-kva.example"), receivers());
    }
}
