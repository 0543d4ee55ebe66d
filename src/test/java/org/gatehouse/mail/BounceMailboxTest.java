package org.gatehouse.mail;

import static org.gatehouse.mail.Evening.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.Flags;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import org.gatehouse.ledger.Ledger;
import org.gatehouse.live.Broadcast;
import org.gatehouse.mail.imap.BounceMailbox;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BounceMailboxTest {
    @TempDir Path directory;
    private Evening evening;
    private GreenMail greenMail;
    private GreenMailUser mailbox;
    private BounceMailbox bounces;

    @BeforeEach
    void open() throws Exception {
        evening = new Evening(directory);
        greenMail = new GreenMail(ServerSetup.IMAP.dynamicPort());
        greenMail.start();
        mailbox = greenMail.setUser("forum@example.org", "forum", "secret");
        bounces =
                new BounceMailbox(
                        new BounceMailbox.Settings(
                                "127.0.0.1",
                                greenMail.getImap().getPort(),
                                false,
                                "forum",
                                "secret"),
                        evening.database,
                        new Bounces(
                                new Ledger(evening.keys, evening.database.dialect()),
                                new Broadcast()));
    }

    @AfterEach
    void close() throws Exception {
        greenMail.stop();
        evening.close();
    }

    /// A letter that was really sent; returns its `Message-ID`.
    private String accepted() {
        evening.enqueue(evening.letter(LetterKind.EMERGENCY, "ann@example.org"));
        evening.postman();
        await(() -> evening.count(DeliveryState.ACCEPTED) == 1);
        return evening.relay.received().getFirst().messageId();
    }

    private void deliver(String raw) throws Exception {
        byte[] bytes = raw.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8);
        Session session = Session.getInstance(new Properties());
        mailbox.deliver(new MimeMessage(session, new ByteArrayInputStream(bytes)));
    }

    /// As Postfix writes it.
    private static String report(String action, String messageId) {
        return report(action, "forum@example.org", "", "Message-ID: " + messageId);
    }

    /// @param to where it was sent to
    /// @param whole fields about the whole letter
    /// @param head what it tells of the letter's head
    private static String report(String action, String to, String whole, String head) {
        return """
        From: MAILER-DAEMON@mail.example.org
        To: %s
        Subject: Undelivered Mail Returned to Sender
        MIME-Version: 1.0
        Content-Type: multipart/report; report-type=delivery-status; boundary="b1"

        --b1
        Content-Type: text/plain

        I'm sorry to have to inform you ...

        --b1
        Content-Type: message/delivery-status

        Reporting-MTA: dns; mail.example.org
        %sX-Queue: a
        Arrival-Date: Thu, 11 Nov 2027 19:30:05 +0000

        Final-Recipient: rfc822; ann@example.org
        Action: %s
        Status: 5.1.1
        Diagnostic-Code: smtp; 550 5.1.1 user
            unknown

        --b1
        Content-Type: text/rfc822-headers

        From: forum@example.org
        %s
        Subject: x

        --b1--
        """
                .formatted(to, whole, action, head);
    }

    private boolean isRead(int index) throws Exception {
        return greenMail
                .getManagers()
                .getImapHostManager()
                .getInbox(mailbox)
                .getMessages()
                .get(index)
                .getFlags()
                .contains(Flags.Flag.SEEN);
    }

    @Test
    void aLetterThatCameBackIsShownOnTheBoard() throws Exception {
        deliver(report("failed", accepted()));
        assertEquals(1, bounces.collect());
        assertEquals(1, evening.count(DeliveryState.BOUNCED));
        String words = evening.board().deliveries(evening.meeting, 0).getFirst().words();
        assertEquals("5.1.1 smtp; 550 5.1.1 user unknown", words.replaceAll(" +", " "));
        assertEquals(1, evening.ledgerEntries("letter.bounced"));
        assertEquals(0, bounces.collect());
        assertEquals(1, evening.ledgerEntries("letter.bounced"));
    }

    @Test
    void aReportWithoutTheLettersHeadIsKnownByItsEnvelope() throws Exception {
        accepted();
        String id = evening.rows().getFirst().get("id").toString().replace("-", "");
        deliver(
                report(
                        "failed",
                        "forum@example.org",
                        "Original-Envelope-Id: " + id + "\n",
                        "X-Cut-Off: yes"));
        assertEquals(1, bounces.collect());
        assertEquals(1, evening.count(DeliveryState.BOUNCED));
    }

    @Test
    void aLetterWithAnAddressOfItsOwnIsKnownByIt() throws Exception {
        evening.postmark =
                new Postmark(
                        new ReturnPath(Optional.of(new MailAddress("back@example.org")), true),
                        Signing.NONE);
        accepted();
        String back = evening.relay.received().getFirst().from();
        assertTrue(back.startsWith("back+"), back);
        deliver(report("failed", "<" + back + ">", "", "X-Cut-Off: yes"));
        assertEquals(1, bounces.collect());
        assertEquals(1, evening.count(DeliveryState.BOUNCED));
    }

    @Test
    void aMailboxThatSentALetterBackIsWrittenToLastTheNextTime() throws Exception {
        deliver(report("failed", accepted()));
        assertEquals(1, bounces.collect());
        evening.enqueue(evening.letter(LetterKind.PASS, "ann@example.org"));
        evening.enqueue(evening.letter(LetterKind.PASS, "bob@example.org"));
        List<Object> places = evening.rows().stream().map(row -> row.get("priority")).toList();
        assertEquals(
                List.of(
                        new Place(Priority.ORDINARY, Place.BAD).number(),
                        new Place(Priority.ORDINARY, Place.UNKNOWN).number()),
                places.subList(1, 3));
    }

    @Test
    void aMereDelayIsNoBounce() throws Exception {
        deliver(report("delayed", accepted()));
        assertEquals(0, bounces.collect());
        assertEquals(1, evening.count(DeliveryState.ACCEPTED));
    }

    @Test
    void aReportAboutALetterThatIsNotOursChangesNothing() throws Exception {
        accepted();
        deliver(report("failed", "<0123456789abcdef0123456789abcdef.g0@example.org>"));
        deliver(report("failed", "rubbish"));
        assertEquals(0, bounces.collect());
        assertEquals(1, evening.count(DeliveryState.ACCEPTED));
    }

    @Test
    void whatPeopleWriteStaysUnread() throws Exception {
        deliver("From: ann@example.org\nSubject: A question\n\nWhen does it start?\n");
        deliver(report("failed", accepted()));
        assertEquals(1, bounces.collect());
        assertFalse(isRead(0));
        assertEquals(true, isRead(1));
    }

    @Test
    void aMailboxThatCantBeReadIsSaidSoWithoutThePassword() {
        greenMail.stop();
        IOException e =
                org.junit.jupiter.api.Assertions.assertThrows(IOException.class, bounces::collect);
        assertFalse(String.valueOf(e.getMessage()).contains("secret"));
    }
}
