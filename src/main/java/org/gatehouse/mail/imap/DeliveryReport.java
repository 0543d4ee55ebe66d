package org.gatehouse.mail.imap;

import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.InternetHeaders;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.gatehouse.mail.Bounce;
import org.gatehouse.mail.ReturnPath;
import org.jspecify.annotations.Nullable;

/// Reads a delivery status notification (RFC 3464): a `multipart/report` of words for people,
/// fields for machines, and the head of the letter that came back.
final class DeliveryReport {
    private static final int MAX_PARTS = 10;
    private static final String[] ADDRESSED = {"To", "Delivered-To", "X-Original-To"};

    private @Nullable InternetHeaders status;
    private @Nullable String messageId;
    private @Nullable UUID letter;

    private DeliveryReport() {}

    /// The bounce that `message` tells of; empty where it is no report, or one of a mere delay.
    static Optional<Bounce> read(Part message) throws MessagingException, IOException {
        if (!message.isMimeType("multipart/report")
                || !(message.getContent() instanceof Multipart parts)) {
            return Optional.empty();
        }
        DeliveryReport report = new DeliveryReport();
        report.letter = addressed(message).orElse(null);
        for (int i = 0; i < Math.min(parts.getCount(), MAX_PARTS); i++) {
            report.look(parts.getBodyPart(i));
        }
        return report.bounce();
    }

    /// The letter that the address names to which the report was sent, if it does.
    private static Optional<UUID> addressed(Part report) throws MessagingException {
        for (String field : ADDRESSED) {
            String[] values = report.getHeader(field);
            Optional<UUID> letter =
                    Stream.of(values == null ? new String[0] : values)
                            .flatMap(value -> ReturnPath.letterIn(value).stream())
                            .findFirst();
            if (letter.isPresent()) {
                return letter;
            }
        }
        return Optional.empty();
    }

    private void look(BodyPart part) throws MessagingException, IOException {
        if (part.isMimeType("message/delivery-status")) {
            try (InputStream in = part.getInputStream()) {
                // The first group is about the report, the second about the recipient.
                InternetHeaders whole = new InternetHeaders(in);
                InternetHeaders recipient = new InternetHeaders(in);
                status = recipient.getHeader("Action") == null ? whole : recipient;
                ReturnPath.letter(field(whole, "Original-Envelope-Id"))
                        .ifPresent(id -> letter = id);
            }
        } else if (part.isMimeType("text/rfc822-headers") || part.isMimeType("message/rfc822")) {
            try (InputStream in = part.getInputStream()) {
                messageId = new InternetHeaders(in).getHeader("Message-ID", null);
            }
        }
    }

    private Optional<Bounce> bounce() {
        boolean named = letter != null || messageId != null;
        if (!named || status == null || !"failed".equals(field(status, "Action"))) {
            return Optional.empty();
        }
        String words = field(status, "Status") + " " + field(status, "Diagnostic-Code");
        String id = messageId == null ? null : messageId.strip();
        return Optional.of(new Bounce(letter, id, words.strip()));
    }

    private static String field(InternetHeaders fields, String name) {
        String value = fields.getHeader(name, " ");
        String line = value == null ? "" : value.strip();
        return name.equals("Action") ? line.toLowerCase(Locale.ROOT) : line;
    }
}
