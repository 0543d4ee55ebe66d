package org.gatehouse.mail.localrelay;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Finds a message's `Message-ID` without parsing the rest of it.
final class MessageIds {
    private static final Pattern HEADER =
            Pattern.compile("(?im)^Message-ID:\\s*(<[^>\\r\\n]{1,200}>)");
    private static final int HEAD = 8_192;

    private MessageIds() {}

    /// The id with its angle brackets, or an empty text.
    static String in(byte[] raw) {
        String head = new String(raw, 0, Math.min(raw.length, HEAD), ISO_8859_1);
        Matcher header = HEADER.matcher(head);
        return header.find() ? header.group(1) : "";
    }
}
