package org.gatehouse.watch.mailbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.mail.Address;
import jakarta.mail.BodyPart;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import java.io.IOException;
import java.io.InputStream;
import java.util.Date;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.gatehouse.watch.Heard;
import org.gatehouse.watch.Post;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;

/// A mail as a post: what it says and where its links lead. Attachments are not looked at, but for
/// mails that were forwarded whole.
final class ReportMail {
    private static final int MOST_OCTETS = 256 << 10;
    private static final int DEEPEST = 5;
    private static final int MOST_PARTS = 20;

    private final StringBuilder text = new StringBuilder();
    private final Set<String> links = new LinkedHashSet<>();

    private ReportMail() {}

    /// @param id by which the mailbox knows it
    static Heard read(Message message, String id) throws MessagingException, IOException {
        ReportMail mail = new ReportMail();
        String subject = message.getSubject();
        mail.text.append(subject == null ? "" : subject).append('\n');
        mail.part(message, 0);
        Address[] from = message.getFrom();
        Date sent = message.getReceivedDate();
        Post post =
                new Post(
                        id,
                        from == null || from.length == 0 ? "" : from[0].toString(),
                        "",
                        mail.text.toString(),
                        List.copyOf(mail.links),
                        List.of());
        byte[] raw = mail.text.toString().getBytes(UTF_8);
        return new Heard(post, Optional.ofNullable(sent).map(Date::toInstant), raw);
    }

    private void part(Part part, int depth) throws MessagingException, IOException {
        if (depth > DEEPEST || text.length() > MOST_OCTETS) {
            return;
        }
        if (part.isMimeType("multipart/*") && part.getContent() instanceof Multipart parts) {
            for (int i = 0; i < Math.min(parts.getCount(), MOST_PARTS); i++) {
                BodyPart inner = parts.getBodyPart(i);
                part(inner, depth + 1);
            }
        } else if (part.isMimeType("message/rfc822") && part.getContent() instanceof Part inner) {
            part(inner, depth + 1);
        } else if (part.isMimeType("text/html")) {
            Document page = Jsoup.parse(words(part));
            page.select("br, p, tr, div").append("\n");
            text.append(page.wholeText()).append('\n');
            links.addAll(page.select("a[href]").eachAttr("href"));
        } else if (part.isMimeType("text/plain")) {
            text.append(words(part)).append('\n');
        }
    }

    private static String words(Part part) throws MessagingException, IOException {
        try (InputStream in = part.getInputStream()) {
            return new String(in.readNBytes(MOST_OCTETS), UTF_8);
        }
    }
}
