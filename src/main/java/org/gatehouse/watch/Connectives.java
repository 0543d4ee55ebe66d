package org.gatehouse.watch;

import java.util.Set;

/// Words that tie the parts of one number together, as in "874 then 5629": between figures that
/// have nothing to do with each other stand the things that are counted.
final class Connectives {
    private static final Set<String> WORDS =
            Set.of(
                    """
                    then and dash space dot next comes after that finally plus hyphen slash followed
                    by the digits digit gap pause also with more now last first second third fourth
                    fifth part comma minus point underscore star stroke to ends starts ending again
                    newline it is so a lol x xx ok dann und danach puis et ensuite luego y despues
                    poi e dan en daarna potem wedyn
                    """
                            .strip()
                            .split("\\s+"));

    private Connectives() {}

    /// Whether all words between the groups of a number tie them together.
    static boolean join(NumberSeen seen, Canonical text) {
        DigitStream stream = seen.stream();
        for (int g = seen.first() + 1; g <= seen.last(); g++) {
            int from = stream.end(g - 1);
            String between = new String(text.chars(), from, stream.start(g) - from);
            for (String word : between.split("[^\\p{L}]+")) {
                if (!word.isEmpty() && !WORDS.contains(Keywords.latin(word))) {
                    return false;
                }
            }
        }
        return true;
    }
}
