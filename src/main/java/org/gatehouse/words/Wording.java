package org.gatehouse.words;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The words of one message file that a feature itself says, where no page is near: in the lobby,
/// in a letter, in a platform's answer that is kept. They are read when they are first asked for,
/// so that nothing is read at the start.
public final class Wording {
    private static final String LANGUAGE = "en";
    private static final Locale LOCALE = Locale.forLanguageTag(LANGUAGE);

    private final String area;
    private volatile @Nullable Map<String, String> texts;

    private Wording(String area) {
        this.area = area;
    }

    /// The words of `area`, such as `zoom`.
    public static Wording of(String area) {
        return new Wording(area);
    }

    /// The words for `key`; a missing key is a fault of ours and fails loudly.
    public String text(String key, Object... args) {
        String text = texts().get(key);
        if (text == null) {
            throw new IllegalArgumentException("No words for " + key);
        }
        return MessageFile.fill(LOCALE, text, args);
    }

    /// The texts `key.1`, `key.2`, … as far as they go.
    public List<String> list(String key) {
        List<String> all = new ArrayList<>();
        for (int n = 1; texts().containsKey(key + "." + n); n++) {
            all.add(text(key + "." + n));
        }
        return List.copyOf(all);
    }

    private Map<String, String> texts() {
        Map<String, String> read = texts;
        if (read == null) {
            read = Map.copyOf(MessageFile.read(LANGUAGE, area));
            texts = read;
        }
        return read;
    }
}
