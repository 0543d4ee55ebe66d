package org.gatehouse.watch;

import org.jspecify.annotations.Nullable;

/// How sure a number that was found is, and why, in words; a null grade means nothing at all.
record Verdict(@Nullable Grade grade, String reason) {
    private static final int NEAR = 60;
    private static final int LONG_ID = 11;
    private static final int PHONE_LIKE = 10;

    private static final Verdict NOTHING = new Verdict(null, "");

    /// Judges a number without its passcode.
    static Verdict of(Canonical text, NumberSeen seen, String site) {
        Edges edges = new Edges(text, seen);
        if (edges.inPlatformLink(site)) {
            return new Verdict(Grade.CERTAIN, "the room's number in a platform's link");
        }
        if (edges.inDialString()) {
            return new Verdict(Grade.STRONG, "the room's number in a dial-in string");
        }
        Surroundings near = new Surroundings(text, seen.start(), seen.end());
        if (edges.belongToSomethingElse() || edges.inLink() || !seen.isCredible()) {
            return near.speaksOfMeeting(NEAR) && isShown(text, seen)
                    ? weak("the room's number, perhaps as part of something else")
                    : NOTHING;
        }
        return seen.digits() < PHONE_LIKE
                ? nineDigits(text, seen, edges, near)
                : longer(text, seen, edges, near);
    }

    private static Verdict nineDigits(
            Canonical text, NumberSeen seen, Edges edges, Surroundings near) {
        boolean loose = seen.shape(text) == NumberSeen.Shape.LOOSE;
        if (!loose && isMeant(text, seen, edges, near, NEAR)) {
            return strong("the room's 9-digit number beside a word of meetings");
        }
        boolean plain = isPlain(text, seen, edges);
        return plain && !near.speaksOfOther() ? weak("a number equal to the room's") : NOTHING;
    }

    private static Verdict longer(Canonical text, NumberSeen seen, Edges edges, Surroundings near) {
        boolean loose = seen.shape(text) == NumberSeen.Shape.LOOSE;
        boolean letters = seen.hasWord(DigitStream.LETTERS_ONLY);
        boolean code = edges.inCode();
        boolean meant =
                isMeant(text, seen, edges, near, code ? NEAR : NEAR + 40)
                        || (near.saysBackwards() && !code);
        if (loose && seen.isTight() && near.namesMeeting(NEAR)) {
            return strong("the room's number, taken apart, beside a word of meetings");
        }
        if (loose) {
            return near.speaksOfMeeting(NEAR / 2) && seen.digits() >= LONG_ID
                    ? weak("digits equal to the room's number, loosely strung")
                    : NOTHING;
        }
        if (meant || (near.speaksOfGathering() && !seen.backwards() && !letters && !code)) {
            return strong("the room's number where people are told of a meeting");
        }
        boolean plain = isPlain(text, seen, edges);
        if (plain && seen.digits() >= LONG_ID && !near.speaksOfOther()) {
            return strong("the room's long number by itself");
        }
        boolean spelled =
                seen.digits() >= LONG_ID
                        && seen.shape(text) != NumberSeen.Shape.WORDED
                        && !seen.backwards()
                        && !letters;
        if (spelled
                && !plain
                && !near.speaksOfOther()
                && !code
                && seen.hasWord(DigitStream.SPELLED)) {
            return strong("the room's long number in words");
        }
        boolean telephone = seen.digits() == PHONE_LIKE && near.speaksOfOther();
        return plain && !telephone ? weak("a number equal to the room's") : NOTHING;
    }

    /// Whether words of meetings are about the number. Everything has an "id": before an unbroken
    /// number that alone says nothing.
    private static boolean isMeant(
            Canonical text, NumberSeen seen, Edges edges, Surroundings near, int distance) {
        boolean label = !edges.inCode() && seen.shape(text) != NumberSeen.Shape.WHOLE;
        return label ? near.speaksOfMeeting(distance) : near.namesMeeting(distance);
    }

    /// In the shape in which platforms show it, and touched by nothing.
    private static boolean isPlain(Canonical text, NumberSeen seen, Edges edges) {
        return isShown(text, seen)
                && !seen.backwards()
                && !seen.hasWord(DigitStream.LETTERS_ONLY)
                && !edges.inCode()
                && !edges.standInARow();
    }

    private static boolean isShown(Canonical text, NumberSeen seen) {
        return switch (seen.shape(text)) {
            case WHOLE, GROUPED -> true;
            case EVEN -> seen.last() - seen.first() >= 8;
            case WORDED, LOOSE -> false;
        };
    }

    private static Verdict strong(String reason) {
        return new Verdict(Grade.STRONG, reason);
    }

    private static Verdict weak(String reason) {
        return new Verdict(Grade.WEAK, reason);
    }
}
