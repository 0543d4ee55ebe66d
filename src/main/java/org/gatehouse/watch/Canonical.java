package org.gatehouse.watch;

import java.util.Arrays;

/// A text with its wrappings and dress taken off, and for every character the stretch of the
/// original that it stands for. Letters keep their case; nothing is lost that could be a secret.
///
/// Plain ASCII without `%`, `&`, `<` and `\` is its own canonical form and costs one look at each
/// character.
final class Canonical {
    private static final int[] SAME = {};

    private final char[] chars;
    private final int length;
    private final int[] from;
    private final int[] to;
    private final Outline outline;

    private Canonical(char[] chars, int length, int[] from, int[] to, Outline outline) {
        this.chars = chars;
        this.length = length;
        this.from = from;
        this.to = to;
        this.outline = outline;
    }

    static Canonical of(String text) {
        char[] chars = text.toCharArray();
        Outline written = Outline.written(chars);
        return written.hasOthers()
                ? new Folded(Unwrapping.of(chars)).canonical()
                : new Canonical(chars, chars.length, SAME, SAME, written);
    }

    /// The canonical characters; only the first [#length()] count.
    char[] chars() {
        return chars;
    }

    int length() {
        return length;
    }

    Outline outline() {
        return outline;
    }

    char at(int place) {
        return chars[place];
    }

    /// Where in the original the canonical character at `place` begins.
    int from(int place) {
        return from.length == 0 ? place : from[place];
    }

    /// Where in the original the canonical character at `place` ends, exclusive.
    int to(int place) {
        return to.length == 0 ? place + 1 : to[place];
    }

    @Override
    public String toString() {
        return new String(chars, 0, length);
    }

    /// The second half of the way: each sign of an unwrapped text in its plain form.
    private static final class Folded {
        private final Unwrapping raw;
        private char[] chars;
        private int[] from;
        private int[] to;
        private int length;

        private Folded(Unwrapping raw) {
            this.raw = raw;
            chars = new char[raw.length() + 2];
            from = new int[chars.length];
            to = new int[chars.length];
        }

        Canonical canonical() {
            for (int i = 0, width; i < raw.length(); i += width) {
                int c = raw.codePointAt(i);
                width = Character.charCount(c);
                int plain = Folding.fold(c);
                if (plain >= Folding.NUMBER) {
                    int number = plain - Folding.NUMBER;
                    add((char) ('0' + number / 10), i, width);
                    add((char) ('0' + number % 10), i, width);
                } else if (plain >= 0x10000) {
                    add(Character.highSurrogate(plain), i, width);
                    add(Character.lowSurrogate(plain), i, width);
                } else if (plain != Folding.NOTHING) {
                    add((char) plain, i, width);
                }
            }
            return new Canonical(chars, length, from, to, Outline.canonical(chars, 0, length));
        }

        private void add(char c, int i, int width) {
            if (length == chars.length) {
                // Only a sign such as ⑫ grows: to two digits.
                chars = Arrays.copyOf(chars, 2 * length);
                from = Arrays.copyOf(from, 2 * length);
                to = Arrays.copyOf(to, 2 * length);
            }
            chars[length] = c;
            from[length] = raw.from(i);
            to[length++] = raw.to(i + width - 1);
        }
    }
}
