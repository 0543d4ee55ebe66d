package org.gatehouse.watch;

/// What touches a number that was found: the marks by which a longer number, a telephone number, a
/// price or a program's output is told from a meeting's id.
final class Edges {
    private static final int LONGEST_ADDRESS = 100;
    private static final int LONGEST_URL = 300;

    private final Canonical text;
    private final NumberSeen seen;
    private final int start;
    private final int end;

    Edges(Canonical text, NumberSeen seen) {
        this.text = text;
        this.seen = seen;
        this.start = seen.start();
        this.end = seen.end();
    }

    /// The number stands in a platform's link or in the address of a conference system.
    boolean inPlatformLink(String ownSite) {
        if (Sites.leadsToNumber(Sites.address(text, start - LONGEST_ADDRESS, start), ownSite)) {
            return true;
        }
        String behind = Sites.address(text, end, end + 40);
        if (seen.backwards()) {
            String turned = new StringBuilder(behind).reverse().toString();
            return Sites.leadsToNumber(turned, ownSite);
        }
        return behind.startsWith("@")
                && (behind.contains("webex.com") || behind.contains("zoomcrc.com"));
    }

    /// As in `+61323452345,,12341234123#,,,,*123456#`.
    boolean inDialString() {
        int before = start;
        while (before > 0 && before > start - 6 && ", ".indexOf(text.at(before - 1)) >= 0) {
            before--;
        }
        boolean commas = start - before >= 2 && text.at(before) == ',';
        return commas && end < text.length() && text.at(end) == '#';
    }

    /// The number goes on, or it is money, or has a country's code, or letters that are no word of
    /// meetings touch it.
    boolean belongToSomethingElse() {
        return goesOn("-./,:") || hasCountryCode() || isMoney() || touchesLetters() || hasPrefix();
    }

    /// Another group follows or leads after a mere space.
    boolean standInARow() {
        return goesOn(" ");
    }

    /// The number is inside a link.
    boolean inLink() {
        int from = start;
        while (from > 0
                && from > start - LONGEST_URL
                && !Character.isWhitespace(text.at(from - 1))) {
            from--;
        }
        String before = new String(text.chars(), from, start - from);
        return before.contains("://")
                || before.startsWith("www.")
                || before.matches("[\\w.-]+\\.\\w+/.*");
    }

    /// Signs of code and logs touch the number.
    boolean inCode() {
        boolean before = start > 0 && "=_\"'{\\&|<>~^@`;".indexOf(text.at(start - 1)) >= 0;
        boolean behind = end < text.length() && "=_\"'}\\&|<>~^@`;".indexOf(text.at(end)) >= 0;
        return before || behind || isValue() || isListed();
    }

    /// As in `"id":87456290123`.
    private boolean isValue() {
        return start > 1 && text.at(start - 1) == ':' && text.at(start - 2) == '"';
    }

    /// As in `[87456290123] INFO`.
    private boolean isListed() {
        return start > 0 && end < text.length() && text.at(start - 1) == '[' && text.at(end) == ']';
    }

    private boolean goesOn(String signs) {
        DigitStream stream = seen.stream();
        int before = seen.first();
        int behind = seen.last() + 1;
        return joined(stream, before, signs) || joined(stream, behind, signs);
    }

    private boolean joined(DigitStream stream, int group, String signs) {
        if (group <= 0
                || group >= stream.count()
                || stream.isWord(group)
                || stream.isWord(group - 1)) {
            return false;
        }
        int gap = stream.end(group - 1);
        return stream.start(group) - gap == 1 && signs.indexOf(text.at(gap)) >= 0;
    }

    private boolean hasCountryCode() {
        for (int i = start - 1; i >= 0 && i >= start - 8; i--) {
            char c = text.at(i);
            if (c == '+') {
                return true;
            }
            if (" ()-".indexOf(c) < 0 && (c < '0' || c > '9')) {
                return false;
            }
        }
        return false;
    }

    private boolean isMoney() {
        boolean before =
                (start > 0 && text.at(start - 1) == '$')
                        || (start > 1 && text.at(start - 2) == '$' && text.at(start - 1) == ' ');
        return before || (end < text.length() && (text.at(end) == '%' || text.at(end) == '$'));
    }

    private boolean touchesLetters() {
        boolean before = seen.stream().is(seen.first(), DigitStream.GLUED_BEFORE);
        boolean behind = seen.stream().is(seen.last(), DigitStream.GLUED_BEHIND);
        return (before && !isMeetingWord(lettersBefore()))
                || (behind && !isMeetingWord(lettersBehind()));
    }

    /// As in `IMG-87456290123`.
    private boolean hasPrefix() {
        int i = start - 1;
        if (i < 1 || (text.at(i) != '-' && text.at(i) != '_')) {
            return false;
        }
        int stop = i;
        while (i > 0 && text.at(i - 1) >= 'A' && text.at(i - 1) <= 'Z') {
            i--;
        }
        boolean whole = i == 0 || !Character.isLetterOrDigit(text.at(i - 1));
        String word = Keywords.latin(new String(text.chars(), i, stop - i));
        return whole && !word.isEmpty() && Keywords.of(word) == Keywords.Kind.NONE;
    }

    private static boolean isMeetingWord(String word) {
        Keywords.Kind kind = Keywords.of(word);
        return kind == Keywords.Kind.MEETING || kind == Keywords.Kind.LABEL;
    }

    private String lettersBefore() {
        int from = start;
        while (from > 0 && from > start - 24 && Character.isLetter(text.at(from - 1))) {
            from--;
        }
        return Keywords.latin(new String(text.chars(), from, start - from));
    }

    private String lettersBehind() {
        int to = end;
        while (to < text.length() && to < end + 24 && Character.isLetter(text.at(to))) {
            to++;
        }
        return Keywords.latin(new String(text.chars(), end, to - end));
    }
}
