package org.gatehouse.watch.fetch;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// What a site asks of programs (RFC 9309): the rules of the group for us, else of that for all.
public final class Robots {
    /// A site that says nothing.
    public static final Robots OPEN = new Robots(List.of());

    /// A site that could not be asked: until it can, nothing is taken.
    public static final Robots SHUT = new Robots(List.of(new Rule("/", false)));

    private static final int MOST_LINES = 5_000;

    private final List<Rule> rules;

    private record Rule(String path, boolean allow) {}

    private Robots(List<Rule> rules) {
        this.rules = rules;
    }

    /// What `answer` to the question for `/robots.txt` means.
    public static Robots of(Fetched answer, String agent) {
        if (answer.status() >= 500) {
            return SHUT;
        }
        return answer.status() == 200 ? parse(answer.text(), agent) : OPEN;
    }

    static Robots parse(String text, String agent) {
        List<Rule> forAll = new ArrayList<>();
        List<Rule> forUs = new ArrayList<>();
        boolean named = false;
        boolean all = false;
        boolean us = false;
        boolean inRules = false;
        for (String line : text.lines().limit(MOST_LINES).toList()) {
            String[] field = line.split("#", 2)[0].split(":", 2);
            String name = field[0].strip().toLowerCase(Locale.ROOT);
            String value = field.length < 2 ? "" : field[1].strip();
            if (name.equals("user-agent")) {
                all = (!inRules && all) || value.equals("*");
                us = (!inRules && us) || value.equalsIgnoreCase(agent);
                named |= us;
                inRules = false;
            } else if (name.equals("allow") || name.equals("disallow")) {
                inRules = true;
                Rule rule = new Rule(value, name.equals("allow"));
                add(all, forAll, rule);
                add(us, forUs, rule);
            }
        }
        return new Robots(List.copyOf(named ? forUs : forAll));
    }

    private static void add(boolean meant, List<Rule> rules, Rule rule) {
        if (meant && !rule.path().isEmpty()) {
            rules.add(rule);
        }
    }

    /// Whether `path` may be asked for: the longest rule that fits decides, and of two as long the
    /// one that allows.
    public boolean allows(String path) {
        int longest = -1;
        boolean allow = true;
        for (Rule rule : rules) {
            int length = rule.path().length();
            if ((length > longest || (length == longest && rule.allow()))
                    && fits(rule.path(), path)) {
                longest = length;
                allow = rule.allow();
            }
        }
        return allow;
    }

    /// `*` stands for anything, `$` at the end for the end.
    private static boolean fits(String rule, String path) {
        boolean whole = rule.endsWith("$");
        String[] pieces = (whole ? rule.substring(0, rule.length() - 1) : rule).split("\\*", -1);
        int at = 0;
        for (int i = 0; i < pieces.length; i++) {
            int found =
                    i == 0 ? (path.startsWith(pieces[0]) ? 0 : -1) : path.indexOf(pieces[i], at);
            if (found < 0) {
                return false;
            }
            at = found + pieces[i].length();
        }
        return !whole || at == path.length() || path.endsWith(pieces[pieces.length - 1]);
    }
}
