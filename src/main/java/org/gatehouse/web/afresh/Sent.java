package org.gatehouse.web.afresh;

import java.util.ArrayList;
import java.util.List;
import org.gatehouse.alert.Besides;
import org.gatehouse.web.Words;

/// What went out besides letters, in words.
public final class Sent {
    private Sent() {}

    /// Such as `pushed to 2 devices`; an empty text where there was nothing.
    public static String words(Besides besides, Words words) {
        List<String> parts = new ArrayList<>();
        if (besides.devices() > 0) {
            parts.add(words.count("reached.pushed", besides.devices()));
        }
        texts(parts, words, "reached.text", besides.texts());
        texts(parts, words, "reached.text.refused", besides.refused());
        texts(parts, words, "reached.text.waiting", besides.waiting());
        String all = String.join(", ", parts);
        return besides.why().isEmpty() ? all : all + ": " + besides.why();
    }

    private static void texts(List<String> parts, Words words, String key, int count) {
        if (count > 0) {
            parts.add(words.count(key, count));
        }
    }
}
