package org.gatehouse.registration;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// Whether a name can be one that a gatekeeper recognises. A doubtful one is asked about once; the
/// person's answer stands, since names are stranger than rules.
public final class NameCheck {
    public static final int MAX_LENGTH = 100;

    /// What is doubtful about a name.
    public enum Doubt {
        /// It is one name only.
        ONE_WORD,
        /// A part of it is one letter, or there are no letters at all.
        TOO_SHORT,
        /// It is what a device calls itself.
        DEVICE,
        /// It is no name in any language that we know of.
        NONSENSE
    }

    private static final Set<String> DEVICES =
            Set.of(
                    "iphone",
                    "ipad",
                    "ipod",
                    "android",
                    "galaxy",
                    "samsung",
                    "huawei",
                    "xiaomi",
                    "pixel",
                    "oneplus",
                    "macbook",
                    "imac",
                    "laptop",
                    "desktop",
                    "pc",
                    "tablet",
                    "phone",
                    "zoom",
                    "user",
                    "guest",
                    "admin",
                    "anonymous",
                    "test");

    private static final Pattern REPEATED = Pattern.compile("(\\p{L})\\1{3,}");
    private static final Pattern NO_VOWEL = Pattern.compile("[bcdfghjklmnpqrstvwxz]{6,}");
    private static final Pattern KEYBOARD = Pattern.compile("asdf|qwer|zxcv|hjkl|uiop");

    private NameCheck() {}

    /// `typed` as it is kept: no invisible characters, no line breaks, single spaces.
    public static String tidy(String typed) {
        return Normalizer.normalize(typed, Normalizer.Form.NFC)
                .replaceAll("[\\p{Cc}\\p{Cf}\\p{Co}\\p{Cn}\\p{Cs}\\p{Zl}\\p{Zp}]", " ")
                .replaceAll("[\\s\\p{Z}]+", " ")
                .strip();
    }

    /// What to ask about in a tidy name, if anything.
    public static Optional<Doubt> doubt(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        String[] words = lower.split(" ");
        long letters = name.codePoints().filter(Character::isLetter).count();
        if (letters < 2) {
            return Optional.of(Doubt.TOO_SHORT);
        }
        for (String word : words) {
            if (DEVICES.contains(word.replaceAll("['’]s$", ""))) {
                return Optional.of(Doubt.DEVICE);
            }
        }
        if (isNonsense(lower)) {
            return Optional.of(Doubt.NONSENSE);
        }
        if (words.length < 2) {
            return Optional.of(Doubt.ONE_WORD);
        }
        return words[words.length - 1].replace(".", "").length() < 2
                ? Optional.of(Doubt.TOO_SHORT)
                : Optional.empty();
    }

    private static boolean isNonsense(String lower) {
        long digits = lower.chars().filter(Character::isDigit).count();
        return digits > 2
                || REPEATED.matcher(lower).find()
                || NO_VOWEL.matcher(lower).find()
                || KEYBOARD.matcher(lower).find();
    }
}
