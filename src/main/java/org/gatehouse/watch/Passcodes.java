package org.gatehouse.watch;

import org.jspecify.annotations.Nullable;

/// Looks for one room's passcode near its number: as a word of its own in any dress, or, when it is
/// all digits, as digit groups.
final class Passcodes {
    private static final int REACH = 400;
    private static final int WIDEST_GAP = 2;

    private final Canonical text;
    private final DigitStream groups;

    Passcodes(Canonical text, DigitStream groups) {
        this.text = text;
        this.groups = groups;
    }

    /// Where the passcode stands, as canonical start and end, or null.
    int @Nullable [] near(NumberSeen seen, String passcode) {
        if (passcode.isEmpty()) {
            return null;
        }
        boolean digits = passcode.chars().allMatch(c -> c >= '0' && c <= '9');
        return digits && passcode.length() <= DigitStream.MOST_DIGITS
                ? digits(seen, Long.parseLong(passcode), passcode.length())
                : letters(seen, passcode);
    }

    private int @Nullable [] digits(NumberSeen seen, long passcode, int size) {
        for (int g = firstAfter(seen.start() - REACH); g < groups.count(); g++) {
            if (groups.start(g) > seen.end() + REACH) {
                return null;
            }
            int last = matches(g, passcode, size);
            if (last >= 0 && isOutside(seen, groups.start(g), groups.end(last))) {
                return new int[] {groups.start(g), groups.end(last)};
            }
        }
        return null;
    }

    /// The last group of the passcode that begins with group `first`, or -1.
    private int matches(int first, long passcode, int size) {
        long value = 0;
        int digits = 0;
        for (int g = first; g < groups.count() && digits + groups.size(g) <= size; g++) {
            if (g > first && !groups.follows(g)) {
                return -1;
            }
            value = value * DigitStream.power(groups.size(g)) + groups.value(g);
            digits += groups.size(g);
            if (digits == size) {
                return value == passcode ? g : -1;
            }
        }
        return -1;
    }

    private int firstAfter(int place) {
        int low = 0;
        int high = groups.count();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (groups.start(middle) < place) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private int @Nullable [] letters(NumberSeen seen, String passcode) {
        int to = Math.min(text.length(), seen.end() + REACH);
        for (int i = Math.max(0, seen.start() - REACH); i < to; i++) {
            if (i > 0 && isInWord(text.at(i - 1))) {
                continue;
            }
            int end = endOf(passcode, i);
            if (end > 0 && isOutside(seen, i, end)) {
                return new int[] {i, end};
            }
        }
        return null;
    }

    private int endOf(String passcode, int start) {
        int place = start;
        for (int k = 0; k < passcode.length(); k++, place++) {
            char wanted = plain(passcode.charAt(k));
            int gap = 0;
            while (k > 0
                    && place < text.length()
                    && plain(text.at(place)) != wanted
                    && gap < WIDEST_GAP
                    && isGap(text.at(place))) {
                place++;
                gap++;
            }
            if (place >= text.length() || plain(text.at(place)) != wanted) {
                return -1;
            }
        }
        return place < text.length() && isInWord(text.at(place)) ? -1 : place;
    }

    private static boolean isOutside(NumberSeen seen, int start, int end) {
        return end <= seen.start() || start >= seen.end();
    }

    private static boolean isGap(char c) {
        return " .,-_/*|~\n".indexOf(c) >= 0;
    }

    private static boolean isInWord(char c) {
        return Character.isLetterOrDigit(c);
    }

    /// Both sides lose case, look-alikes and letters that pass for digits.
    private static char plain(char c) {
        char latin = Lookalikes.latin(c);
        return switch (latin) {
            case 'o' -> '0';
            case 'l', 'i' -> '1';
            case 's' -> '5';
            case 'b' -> '8';
            default -> latin;
        };
    }
}
