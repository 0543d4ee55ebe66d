package org.gatehouse.watch;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.BiFunction;
import java.util.stream.Collectors;

/// One way of writing a number so that people read it and programs shall not.
///
/// @param on writes the digits in that way; what is left to chance comes from the second
record NumberDress(String name, BiFunction<String, Random, String> on) {
    static final String[] ENGLISH = "zero one two three four five six seven eight nine".split(" ");

    @Override
    public String toString() {
        return name;
    }

    String put(String digits, Random random) {
        return on.apply(digits, random);
    }

    /// Groups as the platform shows them: 3-3-3, 3-3-4, 3-4-4 or all threes.
    static List<String> groups(String digits) {
        List<String> groups = new ArrayList<>();
        int fours = digits.length() < 12 ? digits.length() - 9 : 0;
        int count = digits.length() < 12 ? 3 : (digits.length() + 2) / 3;
        int at = 0;
        for (int g = 0; g < count; g++) {
            int size = g >= count - fours ? 4 : 3;
            groups.add(digits.substring(at, Math.min(digits.length(), at + size)));
            at += size;
        }
        return groups;
    }

    static NumberDress grouped(String name, String separator) {
        return new NumberDress(name, (digits, _) -> String.join(separator, groups(digits)));
    }

    static NumberDress singles(String name, String separator) {
        return new NumberDress(name, (digits, _) -> String.join(separator, digits.split("")));
    }

    static NumberDress pairs(String name, String separator) {
        return new NumberDress(
                name, (digits, _) -> String.join(separator, digits.split("(?<=\\G..)")));
    }

    /// Each digit by a character of `signs`, which may be beyond the basic plane.
    static NumberDress signs(String name, String signs) {
        int[] points = signs.codePoints().toArray();
        return each(name, digit -> Character.toString(points[digit]));
    }

    static NumberDress from(String name, int zero) {
        return each(name, digit -> Character.toString(zero + digit));
    }

    interface Digit {
        String of(int digit);
    }

    static NumberDress each(String name, Digit digit) {
        return new NumberDress(name, (digits, _) -> mapped(digits, digit, ""));
    }

    static NumberDress eachGrouped(String name, Digit digit) {
        return new NumberDress(
                name,
                (digits, _) ->
                        groups(digits).stream()
                                .map(group -> mapped(group, digit, ""))
                                .collect(Collectors.joining(" ")));
    }

    static String mapped(String digits, Digit digit, String between) {
        return digits.chars().mapToObj(c -> digit.of(c - '0')).collect(Collectors.joining(between));
    }

    static NumberDress words(String name, String words, String between) {
        String[] each = words.split(" ");
        return new NumberDress(name, (digits, _) -> mapped(digits, d -> each[d], between));
    }

    static NumberDress reversed(String name, String separator) {
        return new NumberDress(
                name,
                (digits, _) ->
                        new StringBuilder(String.join(separator, groups(digits)))
                                .reverse()
                                .toString());
    }

    static NumberDress linked(String name, String... between) {
        return new NumberDress(
                name,
                (digits, random) -> {
                    StringBuilder text = new StringBuilder();
                    for (String group : groups(digits)) {
                        text.append(text.isEmpty() ? "" : between[random.nextInt(between.length)]);
                        text.append(group);
                    }
                    return text.toString();
                });
    }

    static NumberDress whole(String name, String before, String behind) {
        return new NumberDress(name, (digits, _) -> before + digits + behind);
    }

    static String some(String digits, Random random, String from, String to) {
        StringBuilder text = new StringBuilder();
        for (char c : String.join(" ", groups(digits)).toCharArray()) {
            int place = from.indexOf(c);
            text.append(place >= 0 && random.nextInt(2) == 0 ? to.charAt(place) : c);
        }
        return text.toString();
    }

    static List<NumberDress> all() {
        List<NumberDress> all = new ArrayList<>();
        all.addAll(LayoutDress.all());
        all.addAll(ScriptDress.all());
        all.addAll(SpelledDress.all());
        all.addAll(WrappedDress.letters());
        all.addAll(WrappedDress.wrapped());
        all.addAll(WrappedDress.strung());
        return all;
    }

    static String visible(String s) {
        return s.codePoints()
                .mapToObj(
                        c ->
                                c > 32 && c < 127
                                        ? Character.toString(c)
                                        : c == 32 ? "␣" : Integer.toHexString(c))
                .collect(Collectors.joining("+"));
    }
}
