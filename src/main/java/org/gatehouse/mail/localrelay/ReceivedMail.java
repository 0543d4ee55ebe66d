package org.gatehouse.mail.localrelay;

import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.Properties;

/// A message that the local relay was given.
///
/// @param at when
/// @param from and `to` as in the SMTP envelope
/// @param raw headers and body, as they came
@SuppressWarnings("ArrayRecordComponent") // never compared
public record ReceivedMail(Instant at, String from, String to, byte[] raw) {
    public String subject() {
        return header("Subject");
    }

    public String messageId() {
        return header("Message-ID");
    }

    /// The header `name`, decoded; an empty text where there is none.
    public String header(String name) {
        try {
            String value = parse().getHeader(name, ", ");
            return value == null
                    ? ""
                    : jakarta.mail.internet.MimeUtility.decodeText(
                            jakarta.mail.internet.MimeUtility.unfold(value));
        } catch (MessagingException | IOException _) {
            return "";
        }
    }

    /// What stands in it as plain text; an empty text where there is none.
    public String text() {
        return part("text/plain");
    }

    /// What stands in it as HTML; an empty text where there is none. Show it as untrusted.
    public String html() {
        return part("text/html");
    }

    private String part(String type) {
        try {
            return find(parse(), type);
        } catch (MessagingException | IOException _) {
            return "";
        }
    }

    private static String find(Part part, String type) throws MessagingException, IOException {
        if (part.isMimeType(type)) {
            return (String) part.getContent();
        }
        if (part.getContent() instanceof Multipart parts) {
            for (int i = 0; i < parts.getCount(); i++) {
                BodyPart inner = parts.getBodyPart(i);
                String found = find(inner, type);
                if (!found.isEmpty()) {
                    return found;
                }
            }
        }
        return "";
    }

    private MimeMessage parse() throws MessagingException {
        Session session = Session.getInstance(new Properties());
        return new MimeMessage(session, new ByteArrayInputStream(raw));
    }

    @Override
    public String toString() {
        return "a message of " + raw.length + " bytes";
    }
}
