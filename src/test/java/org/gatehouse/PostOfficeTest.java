package org.gatehouse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.gatehouse.keys.KeyFile;
import org.gatehouse.mail.DeliveryBoard;
import org.gatehouse.mail.DeliveryState;
import org.gatehouse.mail.Letter;
import org.gatehouse.mail.LetterKind;
import org.gatehouse.mail.MailAddress;
import org.gatehouse.mail.Recipient;
import org.gatehouse.mail.localrelay.LocalRelay;
import org.gatehouse.mail.localrelay.ReceivedMail;
import org.gatehouse.sql.DatabaseAddress;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Mail as the program wires it: a letter out by real SMTP, and back by real IMAP.
class PostOfficeTest {
    @TempDir Path folder;
    private LocalRelay relay;
    private GreenMail greenMail;
    private GreenMailUser mailbox;

    @BeforeEach
    void open() throws Exception {
        relay = LocalRelay.start(0, Clock.systemUTC(), Optional.empty());
        greenMail = new GreenMail(ServerSetup.IMAP.dynamicPort());
        greenMail.start();
        mailbox = greenMail.setUser("back@example.org", "back", "secret");
    }

    @AfterEach
    void close() {
        greenMail.stop();
        relay.close();
    }

    private static Config.Mail mail(int port) {
        return new Config.Mail(
                "127.0.0.1",
                port,
                Config.Mail.Security.NONE,
                Optional.empty(),
                "forum@example.org",
                "Forum",
                1,
                1_000);
    }

    private Config config(PostSettings post) {
        return config(post, relay.port());
    }

    private Config config(PostSettings post, int port) {
        Config plain =
                Config.plain(
                        new Config.Server(
                                0,
                                InetAddress.getLoopbackAddress(),
                                URI.create("http://localhost:1"),
                                List.of()),
                        folder,
                        DatabaseAddress.embedded(folder.resolve("forum.db")),
                        folder.resolve("key"),
                        Optional.of(mail(port)));
        return new Config(
                plain.server(),
                plain.data(),
                plain.database(),
                plain.keyFile(),
                plain.mail(),
                plain.forum(),
                plain.retentionDays(),
                plain.zoom(),
                plain.jitsi(),
                plain.bigBlueButton(),
                plain.janus(),
                plain.watch(),
                plain.evidence(),
                plain.addressDays(),
                post);
    }

    private PostSettings.Bounces bounces() {
        return new PostSettings.Bounces(
                "127.0.0.1",
                greenMail.getImap().getPort(),
                false,
                "back",
                new Secret("secret"),
                Optional.of("back@example.org"),
                true);
    }

    private Path dkimKey(String permissions) throws Exception {
        byte[] der =
                KeyPairGenerator.getInstance("Ed25519").generateKeyPair().getPrivate().getEncoded();
        Path file =
                Files.writeString(
                        folder.resolve("dkim.pem"),
                        "-----BEGIN PRIVATE KEY-----\n"
                                + Base64.getEncoder().encodeToString(der)
                                + "\n-----END PRIVATE KEY-----\n");
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
    }

    private static void await(BooleanSupplier condition) throws InterruptedException {
        long end = System.nanoTime() + 120_000_000_000L;
        while (!condition.getAsBoolean()) {
            assertTrue(System.nanoTime() < end, "This never came true");
            Thread.sleep(5);
        }
    }

    @Test
    void aSignedLetterThatComesBackIsOnTheBoard() throws Exception {
        PostSettings post =
                new PostSettings(
                        Optional.empty(),
                        List.of(
                                new PostSettings.DkimKey(
                                        "example.org", "gh1", dkimKey("rw-------"))),
                        Optional.of(bounces()));
        Config config = config(post);
        SecureRandom random = new SecureRandom();
        try (Forum forum =
                        new Forum(
                                config,
                                KeyFile.open(config.keyFile(), random),
                                Clock.systemUTC(),
                                random);
                PostOffice office = new PostOffice(config, forum)) {
            UUID meeting = forum.ids.next();
            DeliveryBoard board =
                    new DeliveryBoard(forum.database, _ -> false, office.mailroom::blindSince);
            enqueue(forum, meeting);
            await(() -> board.counts(meeting).get(DeliveryState.ACCEPTED) == 1);

            ReceivedMail letter = relay.received().getFirst();
            assertTrue(new String(letter.raw(), StandardCharsets.UTF_8).contains("s=gh1;"));
            comesBack(letter.from());
            office.start();
            await(() -> board.counts(meeting).get(DeliveryState.BOUNCED) == 1);
            assertEquals("5.1.1 smtp; 550 gone", board.deliveries(meeting, 0).getFirst().words());
            assertEquals(Optional.empty(), board.blindSince());
        }
    }

    @Test
    void aMailboxThatCantBeReadIsToldToOrganisers() throws Exception {
        Config config =
                config(new PostSettings(Optional.empty(), List.of(), Optional.of(bounces())));
        SecureRandom random = new SecureRandom();
        try (Forum forum =
                        new Forum(
                                config,
                                KeyFile.open(config.keyFile(), random),
                                Clock.systemUTC(),
                                random);
                PostOffice office = new PostOffice(config, forum)) {
            UUID meeting = forum.ids.next();
            DeliveryBoard board =
                    new DeliveryBoard(forum.database, _ -> false, office.mailroom::blindSince);
            enqueue(forum, meeting);
            await(() -> board.counts(meeting).get(DeliveryState.ACCEPTED) == 1);
            greenMail.stop();
            office.start();
            await(() -> board.blindSince().isPresent());
        }
    }

    @Test
    void aSecondRelayCarriesOnWhereTheFirstIsDown() throws Exception {
        int nobody;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            nobody = socket.getLocalPort();
        }
        PostSettings post =
                new PostSettings(Optional.of(mail(relay.port())), List.of(), Optional.empty());
        Config config = config(post, nobody);
        SecureRandom random = new SecureRandom();
        try (Forum forum =
                        new Forum(
                                config,
                                KeyFile.open(config.keyFile(), random),
                                Clock.systemUTC(),
                                random);
                PostOffice office = new PostOffice(config, forum)) {
            enqueue(forum, forum.ids.next());
            await(() -> relay.received().size() == 1);
            assertEquals(2, office.mailroom.reports().size());
        }
    }

    private static void enqueue(Forum forum, UUID meeting) {
        Recipient ann = new Recipient(new MailAddress("ann@example.net"), "Ann");
        Map<String, String> facts =
                Map.of(
                        "name", "Ann",
                        "meeting", "Winter meeting",
                        "when", "tonight",
                        "words", "It is full.");
        Letter letter = Letter.of(LetterKind.REFUSED, forum.ids.next(), ann, facts);
        forum.database.write(tx -> forum.outbox.enqueue(tx, letter.in(meeting, 0)));
    }

    private void comesBack(String to) throws Exception {
        String report =
                """
                From: MAILER-DAEMON@example.net
                To: %s
                Subject: Undelivered
                MIME-Version: 1.0
                Content-Type: multipart/report; report-type=delivery-status; boundary="b1"

                --b1
                Content-Type: message/delivery-status

                Reporting-MTA: dns; mail.example.net

                Final-Recipient: rfc822; ann@example.net
                Action: failed
                Status: 5.1.1
                Diagnostic-Code: smtp; 550 gone

                --b1--
                """
                        .formatted(to)
                        .replace("\n", "\r\n");
        mailbox.deliver(
                new MimeMessage(
                        Session.getInstance(new Properties()),
                        new ByteArrayInputStream(report.getBytes(StandardCharsets.UTF_8))));
    }

    @Test
    void aKeyThatOthersCanReadIsToldBeforeAnythingIsSent() throws Exception {
        PostSettings post =
                new PostSettings(
                        Optional.empty(),
                        List.of(
                                new PostSettings.DkimKey(
                                        "example.org", "gh1", dkimKey("rw-r--r--"))),
                        Optional.empty());
        Config config = config(post);
        SecureRandom random = new SecureRandom();
        try (Forum forum =
                new Forum(
                        config,
                        KeyFile.open(config.keyFile(), random),
                        Clock.systemUTC(),
                        random)) {
            BadConfig bad = assertThrows(BadConfig.class, () -> new PostOffice(config, forum));
            assertTrue(bad.problems().getFirst().contains("chmod 600"));
        }
    }
}
