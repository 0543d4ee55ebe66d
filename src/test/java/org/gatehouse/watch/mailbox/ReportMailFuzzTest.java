package org.gatehouse.watch.mailbox;

import com.code_intelligence.jazzer.junit.FuzzTest;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Properties;

/// A mail is read or refused by what [ReportMailbox] expects, and by nothing else.
class ReportMailFuzzTest {
    @FuzzTest(maxDuration = "60s")
    void aMailIsReadOrRefused(byte[] sent) {
        Session session = Session.getInstance(new Properties());
        try {
            ReportMail.read(new MimeMessage(session, new ByteArrayInputStream(sent)), "1");
        } catch (MessagingException | IOException refused) {
            return;
        }
    }
}
