package org.gatehouse.watch;

/// What stands around a stretch of canonical text: how near the next word of each kind is, and what
/// touches it. All looks are short, so that a hostile text costs no more than its length.
final class Surroundings {
    private static final int BEFORE = 100;
    private static final int BEHIND = 70;

    /// Words such as "order" tell only when they are next to the number.
    private static final int OTHER_BEFORE = 32;

    private static final int OTHER_BEHIND = 12;

    /// Words such as "phone" tell only right beside it.
    private static final int ASIDE_BEFORE = 14;

    private static final int ASIDE_BEHIND = 4;

    /// A label such as "id" belongs to what is next to it.
    private static final int NEXT = 32;

    /// What stands behind counts as if it were this much further away.
    private static final int HANDICAP = 8;

    private static final int FAR = Integer.MAX_VALUE;

    private final Canonical text;
    private final int start;
    private final int end;
    private int meeting = FAR;
    private int label = FAR;
    private int gathering = FAR;
    private int other = FAR;
    private boolean backwards;
    private int endOfMeeting = -BEFORE;

    Surroundings(Canonical text, int start, int end) {
        this.text = text;
        this.start = start;
        this.end = end;
        words(Math.max(0, start - BEFORE), start);
        words(end, Math.min(text.length(), end + BEHIND));
    }

    /// Words of meetings stand within `distance` characters, and no other meaning stands nearer.
    boolean speaksOfMeeting(int distance) {
        int nearest = Math.min(meeting, label);
        return nearest <= distance && nearest <= other;
    }

    /// The same for words that can mean nothing else: every log has an "id".
    boolean namesMeeting(int distance) {
        return meeting <= distance && meeting <= other;
    }

    /// People speak of meetings or of coming somewhere.
    boolean speaksOfGathering() {
        return Math.min(Math.min(meeting, label), gathering) < other;
    }

    boolean speaksOfOther() {
        return other < Math.min(meeting, label);
    }

    boolean saysBackwards() {
        return backwards;
    }

    private void words(int from, int to) {
        int i = from;
        while (i < to) {
            if (!isLetter(text.at(i))) {
                i++;
                continue;
            }
            int first = i;
            StringBuilder word = new StringBuilder();
            while (i < to && (isLetter(text.at(i)) || isZero(i, to))) {
                word.append(text.at(i) == '0' ? 'o' : Lookalikes.latin(text.at(i)));
                i++;
            }
            note(Keywords.of(word.toString()), first, i);
        }
    }

    /// The 0 in "z0om".
    private boolean isZero(int i, int to) {
        return text.at(i) == '0'
                && i + 1 < to
                && (isLetter(text.at(i + 1)) || text.at(i + 1) == '0');
    }

    private static boolean isLetter(char c) {
        return c < 128 ? (c | 0x20) >= 'a' && (c | 0x20) <= 'z' : Character.isLetter(c);
    }

    private void note(Keywords.Kind kind, int first, int stop) {
        int distance = stop <= start ? start - stop : first - end + HANDICAP;
        boolean adjoins =
                stop <= start ? distance <= OTHER_BEFORE : distance - HANDICAP <= OTHER_BEHIND;
        switch (kind) {
            case MEETING -> {
                meeting = isInPath(first) ? meeting : Math.min(meeting, distance);
                endOfMeeting = stop;
            }
            case LABEL -> label = distance <= NEXT ? Math.min(label, distance) : label;
            case GATHERING -> gathering = Math.min(gathering, distance);
            case OTHER -> other = adjoins ? Math.min(other, distance) : other;
            case ASIDE ->
                    other = isAside(distance, first, stop) ? Math.min(other, distance) : other;
            case BACKWARDS -> backwards = true;
            case NONE -> {}
        }
    }

    /// As in `GET /meetings/autumn`, which says nothing of a number behind it.
    private boolean isInPath(int first) {
        return first > 1 && text.at(first - 1) == '/' && text.at(first - 2) != '/';
    }

    /// Whether a word is right beside the number; "in case" and "zoom call" are not about one.
    private boolean isAside(int distance, int first, int stop) {
        if (stop > start) {
            return distance - HANDICAP <= ASIDE_BEHIND;
        }
        boolean inCase =
                stop >= 7 && new String(text.chars(), stop - 7, 7).equalsIgnoreCase("in case");
        return distance <= ASIDE_BEFORE && !inCase && first - endOfMeeting != 1;
    }
}
