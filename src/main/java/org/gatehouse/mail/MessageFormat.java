package org.gatehouse.mail;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.mail.internet.MimeUtility;
import java.io.ByteArrayOutputStream;
import java.io.UnsupportedEncodingException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/// Lays a written letter out as an Internet message (RFC 5322, MIME): text first, HTML second.
final class MessageFormat {
    private static final String NEW_LINE = "\r\n";
    private static final int SIZE = 12_288;

    private MessageFormat() {}

    static byte[] write(
            WrittenLetter letter, Sender from, Recipient to, MessageId id, Instant date) {
        String boundary = "=_" + id.text().replaceAll("[^0-9a-z]", "").substring(0, 30);
        ByteArrayOutputStream out = new ByteArrayOutputStream(SIZE);
        header(
                out,
                "Date",
                DateTimeFormatter.RFC_1123_DATE_TIME.format(date.atOffset(ZoneOffset.UTC)));
        header(out, "From", mailbox(from.name(), from.address()));
        header(out, "To", mailbox(to.name(), to.address()));
        header(out, "Subject", encoded(9, letter.subject()));
        header(out, "Message-ID", id.text());
        header(out, "Auto-Submitted", "auto-generated");
        header(out, "X-Auto-Response-Suppress", "All");
        header(out, "Content-Language", "en");
        header(out, "MIME-Version", "1.0");
        header(out, "Content-Type", "multipart/alternative; boundary=\"" + boundary + "\"");
        part(out, boundary, "text/plain", letter.text());
        part(out, boundary, "text/html", letter.html());
        raw(out, NEW_LINE + "--" + boundary + "--" + NEW_LINE);
        return out.toByteArray();
    }

    private static void part(
            ByteArrayOutputStream out, String boundary, String type, String content) {
        raw(out, NEW_LINE + "--" + boundary + NEW_LINE);
        header(out, "Content-Type", type + "; charset=utf-8");
        header(out, "Content-Transfer-Encoding", "quoted-printable");
        raw(out, NEW_LINE);
        QuotedPrintable.write(content, out);
    }

    /// The one place that writes a header, so that no value gets round the check.
    private static void header(ByteArrayOutputStream out, String name, String value) {
        for (String line : value.split("\r\n ", -1)) {
            HeaderText.check(line);
        }
        raw(out, name + ": " + value + NEW_LINE);
    }

    private static String mailbox(String name, MailAddress address) {
        if (name.isBlank()) {
            return "<" + address.wire() + ">";
        }
        HeaderText.check(name);
        String words = encoded(6, name);
        String shown =
                words.equals(name) ? "\"" + name.replaceAll("[\\\\\"]", "\\\\$0") + "\"" : words;
        return shown + " <" + address.wire() + ">";
    }

    /// `value` in encoded words (RFC 2047) where it is not plain ASCII, folded into short lines.
    private static String encoded(int used, String value) {
        HeaderText.check(value);
        try {
            String words = MimeUtility.encodeText(value, "UTF-8", "Q");
            return MimeUtility.fold(used, words).replaceAll("\r\n\\s", "\r\n ");
        } catch (UnsupportedEncodingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void raw(ByteArrayOutputStream out, String text) {
        out.writeBytes(text.getBytes(UTF_8));
    }
}
