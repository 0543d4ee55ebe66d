package org.gatehouse.mail.dkim;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Base64;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.gatehouse.mail.MailAddress;
import org.gatehouse.mail.Signing;

/// Signs letters with each of its keys (RFC 6376, RFC 8463), the whole body always: with a length
/// (`l=`) a stranger could append to it.
public final class DkimSigning implements Signing {
    /// The fields that are signed. What is named once more than it is there can't be added later.
    private static final List<String> FIELDS =
            List.of(
                    "from",
                    "from",
                    "to",
                    "to",
                    "subject",
                    "subject",
                    "date",
                    "date",
                    "message-id",
                    "auto-submitted",
                    "mime-version",
                    "content-type",
                    "content-type",
                    "cc",
                    "reply-to");

    private static final int LINE = 72;

    private final List<DkimKey> keys;

    public DkimSigning(List<DkimKey> keys) {
        this.keys = List.copyOf(keys);
    }

    @Override
    public byte[] sign(byte[] message, MailAddress from, Instant now) {
        List<DkimKey> ours = keys.stream().filter(key -> isFor(key, from)).toList();
        if (ours.isEmpty()) {
            return message;
        }
        Canonical canonical = Canonical.of(message);
        String bodyHash = bodyHash(canonical);
        StringBuilder signatures = new StringBuilder(1_024);
        for (DkimKey key : ours) {
            String field = unsigned(key, bodyHash, now);
            String signature = signature(key, canonical, FIELDS, field);
            signatures.append(field).append(folded(signature)).append("\r\n");
        }
        byte[] head = signatures.toString().getBytes(ISO_8859_1);
        byte[] signed = new byte[head.length + message.length];
        System.arraycopy(head, 0, signed, 0, head.length);
        System.arraycopy(message, 0, signed, head.length, message.length);
        return signed;
    }

    private static boolean isFor(DkimKey key, MailAddress from) {
        return from.domain().equals(key.domain()) || from.domain().endsWith("." + key.domain());
    }

    static String bodyHash(Canonical message) {
        try {
            return Base64.getEncoder().encodeToString(DkimKey.digest(message.body()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String unsigned(DkimKey key, String bodyHash, Instant now) {
        return "DKIM-Signature: v=1; a="
                + key.algorithm()
                + "; c=relaxed/relaxed;\r\n d="
                + key.domain()
                + ";\r\n s="
                + key.selector()
                + "; t="
                + now.getEpochSecond()
                + ";\r\n h="
                + String.join(":", FIELDS.subList(0, 9))
                + ":\r\n  "
                + String.join(":", FIELDS.subList(9, FIELDS.size()))
                + ";\r\n bh="
                + bodyHash
                + ";\r\n b=";
    }

    /// What `b=` holds for a signature field that ends with it (RFC 6376, 3.7).
    static String signature(DkimKey key, Canonical message, List<String> fields, String field) {
        Map<String, Deque<String>> left = new HashMap<>();
        for (Canonical.Field one : message.fields()) {
            // Of fields with one name the last counts first.
            left.computeIfAbsent(one.name(), _ -> new ArrayDeque<>()).push(one.text());
        }
        StringBuilder text = new StringBuilder(2_048);
        for (String name : fields) {
            Deque<String> values = left.getOrDefault(name, new ArrayDeque<>());
            if (!values.isEmpty()) {
                text.append(values.pop()).append("\r\n");
            }
        }
        text.append(Canonical.relaxed(field));
        byte[] signed = key.sign(text.toString().getBytes(ISO_8859_1));
        return Base64.getEncoder().encodeToString(signed);
    }

    private static String folded(String signature) {
        StringBuilder lines = new StringBuilder(signature.length() + 32);
        for (int from = 0; from < signature.length(); from += LINE) {
            lines.append(from == 0 ? "" : "\r\n  ");
            lines.append(signature, from, Math.min(signature.length(), from + LINE));
        }
        return lines.toString();
    }
}
