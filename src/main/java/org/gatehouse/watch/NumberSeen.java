package org.gatehouse.watch;

/// A protected number as it stands in a text: the groups `first` … `last` of a stream.
///
/// @param backwards the digits were written in reverse
record NumberSeen(DigitStream stream, int first, int last, int digits, boolean backwards) {
    /// How the digits are laid out, from the surest to the vaguest.
    enum Shape {
        /// One unbroken number.
        WHOLE,
        /// In threes and fours, as platforms show them.
        GROUPED,
        /// Evenly taken apart (`8 7 4 5 …`), or spelled.
        EVEN,
        /// In threes and fours, or spelled, with words between.
        WORDED,
        /// Numbers that happen to stand in a row.
        LOOSE
    }

    int start() {
        return stream.start(first);
    }

    int end() {
        return stream.end(last);
    }

    Shape shape(Canonical text) {
        if (first == last) {
            return stream.isWord(first) ? Shape.EVEN : Shape.WHOLE;
        }
        boolean tidy = !wordsBetween();
        if (hasWord(DigitStream.SPELLED)) {
            return tidy ? Shape.EVEN : fewWords() ? Shape.WORDED : Shape.LOOSE;
        }
        if (isInThreesAndFours()) {
            boolean worded = !tidy && isAsShown() && (digits > 10 || Connectives.join(this, text));
            return tidy ? Shape.GROUPED : worded ? Shape.WORDED : Shape.LOOSE;
        }
        return tidy
                        && (last == first + 1
                                || (isEven() && (sameGaps(text) || stream.size(first) == 1)))
                ? Shape.EVEN
                : Shape.LOOSE;
    }

    /// Whether nothing but a sign or two stands between the digits.
    boolean isTight() {
        for (int g = first + 1; g <= last; g++) {
            if (stream.wordsBefore(g) > 0 || stream.start(g) - stream.end(g - 1) > 2) {
                return false;
            }
        }
        return !hasWord(DigitStream.LETTERS_ONLY);
    }

    /// Whether at least half of the digits are digits, or every word in it spells one.
    boolean isCredible() {
        int letters = 0;
        for (int g = first; g <= last; g++) {
            letters += stream.is(g, DigitStream.LETTERS_ONLY) ? stream.size(g) : 0;
        }
        return 2 * letters <= digits;
    }

    boolean hasWord(int mark) {
        for (int g = first; g <= last; g++) {
            if (stream.is(g, mark)) {
                return true;
            }
        }
        return false;
    }

    private boolean wordsBetween() {
        for (int g = first + 1; g <= last; g++) {
            if (stream.wordsBefore(g) > 0) {
                return true;
            }
        }
        return false;
    }

    /// Prose counts things all the time: a spelled number of ten digits or more has hardly a word
    /// in it that is not a digit.
    private boolean fewWords() {
        int words = 0;
        boolean steady = true;
        for (int g = first + 1; g <= last; g++) {
            words += stream.wordsBefore(g);
            steady &= stream.wordsBefore(g) <= 1;
        }
        boolean few = steady || words <= (digits > 9 ? 4 : 2);
        return few && !hasWord(DigitStream.LETTERS_ONLY);
    }

    /// Exactly 3-3-3, 3-3-4, 3-4-4 or all threes, from the other end when written in reverse.
    private boolean isAsShown() {
        int groups = last - first + 1;
        int fours = digits < 12 ? digits - 9 : 0;
        for (int g = first; g <= last; g++) {
            int place = backwards ? last - g : g - first;
            boolean ends = digits >= 12 && place == groups - 1;
            int size = place >= groups - fours ? 4 : 3;
            if (stream.size(g) != size && !(ends && stream.size(g) < 3)) {
                return false;
            }
        }
        return true;
    }

    private boolean isInThreesAndFours() {
        int odd = backwards ? first : last;
        for (int g = first; g <= last; g++) {
            int size = stream.size(g);
            if (size > 4 || (size < 3 && g != odd)) {
                return false;
            }
        }
        return last - first >= 2;
    }

    private boolean isEven() {
        int odd = backwards ? first : last;
        int size = stream.size(backwards ? last : first);
        for (int g = first; g <= last; g++) {
            if (stream.size(g) > size || (stream.size(g) < size && g != odd)) {
                return false;
            }
        }
        return true;
    }

    private boolean sameGaps(Canonical text) {
        for (int g = first + 2; g <= last; g++) {
            int width = stream.start(g) - stream.end(g - 1);
            boolean sameWidth = width == stream.start(first + 1) - stream.end(first);
            if (!sameWidth || text.at(stream.end(g - 1)) != text.at(stream.end(first))) {
                return false;
            }
        }
        return true;
    }
}
