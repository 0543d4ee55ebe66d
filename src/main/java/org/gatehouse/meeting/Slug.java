package org.gatehouse.meeting;

import java.text.Normalizer;
import java.time.LocalDate;
import java.util.Locale;

/// A meeting's name in addresses: lower-case words and its date, `road-safety-2026-12-01`.
final class Slug {
    private static final int MAX_WORDS = 60;

    private Slug() {}

    static String of(String title, LocalDate date) {
        String plain =
                Normalizer.normalize(title, Normalizer.Form.NFKD)
                        .replaceAll("\\p{M}", "")
                        .toLowerCase(Locale.ROOT)
                        .replaceAll("[^a-z0-9]+", "-");
        String words = plain.substring(0, Math.min(MAX_WORDS, plain.length()));
        String trimmed = words.replaceAll("^-+|-+$", "");
        return (trimmed.isEmpty() ? "meeting" : trimmed) + "-" + date;
    }
}
