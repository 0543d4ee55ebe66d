package org.gatehouse.watch;

/// Takes one link apart.
final class RoomLinkReader {
    private static final int SHORTEST_WORD_OF_TOKEN = 16;

    private final Canonical text;
    private final String whole;
    private final long seed;
    private final RoomLink link;
    private final int pathStart;

    RoomLinkReader(Canonical text, long seed) {
        this.text = text;
        this.seed = seed;
        whole = text.toString();
        int scheme = whole.indexOf("://");
        int hostStart = scheme < 0 ? 0 : scheme + 3;
        pathStart = firstOf(whole, "/?#", hostStart, whole.length());
        link = RoomLink.empty(Sites.site(whole.substring(hostStart, pathStart)));
        page(hostStart);
    }

    RoomLink read() {
        int query = firstOf(whole, "?#", pathStart, whole.length());
        int start = pathStart;
        String before = "";
        while (start < query) {
            int end = firstOf(whole, "/", start, query);
            if (end > start) {
                segment(start, end, before, end >= query - 1);
                before = whole.substring(start, end);
            }
            start = end + 1;
        }
        for (int at = query + 1; at < whole.length(); ) {
            int end = firstOf(whole, "&#", at, whole.length());
            parameter(at, end);
            at = end + 1;
        }
        return link;
    }

    private static int firstOf(String text, String any, int start, int end) {
        for (int i = start; i < end; i++) {
            if (any.indexOf(text.charAt(i)) >= 0) {
                return i;
            }
        }
        return end;
    }

    /// `NAME.zm.page` has its name in the host.
    private void page(int hostStart) {
        int dot = whole.indexOf('.', hostStart);
        if (link.site().equals("zm.page") && dot > hostStart) {
            each(hostStart, dot, (token, start, end) -> link.names().add(token));
        }
    }

    private void segment(int start, int end, String before, boolean last) {
        String part = whole.substring(start, end);
        if (RoomLink.isPlatformWord(part)) {
            return;
        }
        if (isNumber(part)) {
            link.numbers().add(part);
            return;
        }
        boolean code = isCode(part, before);
        each(start, end, (token, from, to) -> path(token, from, to, code, last));
    }

    private void path(RoomLink.Token token, int start, int end, boolean code, boolean last) {
        String part = whole.substring(start, end);
        if (RoomLink.isPlatformWord(part)) {
            return;
        }
        if (code || isRandom(start, end)) {
            link.tokens().add(token);
        } else if (last || end - start >= LinkTokens.SHORTEST_ANYWHERE) {
            link.names().add(token);
        }
    }

    private void parameter(int start, int end) {
        int equals = firstOf(whole, "=", start, end);
        String name = whole.substring(start, equals);
        if (equals >= end || RoomLink.isShared(name)) {
            return;
        }
        String value = whole.substring(equals + 1, end);
        if (isNumber(value)) {
            if (name.equalsIgnoreCase("confno")) {
                link.numbers().add(value);
            }
            return;
        }
        each(
                equals + 1,
                end,
                (token, from, to) -> {
                    boolean known =
                            RoomLink.isSecret(name) && to - from >= LinkTokens.SHORTEST_ANYWHERE;
                    // The head of every JWT is the same, so it belongs to nobody.
                    if (text.at(from) == 'e' && text.at(from + 1 < to ? from + 1 : from) == 'y') {
                        return;
                    }
                    if (known || isRandom(from, to)) {
                        (RoomLink.isPersonal(name) ? link.personal() : link.tokens()).add(token);
                    }
                });
    }

    private interface Each {
        void token(RoomLink.Token token, int start, int end);
    }

    /// Every run, and every long word inside a run: another program's wrapper may cut at `-` or
    /// `_`.
    private void each(int start, int end, Each each) {
        LinkTokens.read(
                text,
                start,
                end,
                seed,
                new LinkTokens.Sink() {
                    @Override
                    public boolean wants(int letters, boolean hasDigit) {
                        return true;
                    }

                    @Override
                    public void token(long hash, boolean digit, boolean whole, int from, int to) {
                        if (whole || (to - from >= SHORTEST_WORD_OF_TOKEN && isWord(from, to))) {
                            int letters = LinkTokens.letters(text.chars(), from, to);
                            each.token(new RoomLink.Token(hash, letters, digit), from, to);
                        }
                    }

                    @Override
                    public void run(int from, int to) {}

                    @Override
                    public void passToken(int from, int to) {}
                });
    }

    private boolean isWord(int start, int end) {
        for (int i = start; i < end; i++) {
            if (!Character.isLetterOrDigit(text.at(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isNumber(String part) {
        return part.length() >= 9 && part.chars().allMatch(c -> (c >= '0' && c <= '9') || c == '-');
    }

    private boolean isCode(String part, String before) {
        String shape = part.replaceAll("[A-Za-z0-9]", "x");
        boolean meet =
                shape.equals("xxx-xxxx-xxx")
                        && (link.site().endsWith("meet.google.com")
                                || link.site().equals("tel.meet"));
        boolean room = before.equals("rooms") || before.equals("b");
        return meet || (room && (shape.equals("xxx-xxx-xxx-xxx") || shape.equals("xxx-xxx-xxx")));
    }

    /// Whether no person would make up this part: it changes between capitals, small letters and
    /// digits at least once in four characters.
    private boolean isRandom(int start, int end) {
        int changes = changes(text, start, end);
        return end - start >= LinkTokens.SHORTEST_ANYWHERE && 4 * changes >= end - start;
    }

    /// How often the text changes between capitals, small letters and digits, the one capital at
    /// the head of a word not counted.
    static int changes(Canonical text, int start, int end) {
        int changes = 0;
        for (int i = start + 1; i < end; i++) {
            char a = text.at(i - 1);
            char b = text.at(i);
            boolean digits = Character.isDigit(a) != Character.isDigit(b);
            boolean rise = Character.isLowerCase(a) && Character.isUpperCase(b);
            boolean fall =
                    i > start + 1
                            && Character.isUpperCase(text.at(i - 2))
                            && Character.isUpperCase(a)
                            && Character.isLowerCase(b);
            changes += digits || rise || fall ? 1 : 0;
        }
        return changes;
    }
}
