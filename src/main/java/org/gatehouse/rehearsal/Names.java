package org.gatehouse.rehearsal;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.random.RandomGenerator;

/// Names for a cast: each comes once.
final class Names {
    private static final List<String> FIRST =
            List.of(
                    "Margaret",
                    "Derek",
                    "Priya",
                    "Alan",
                    "Sheila",
                    "Tom",
                    "Zoë",
                    "Mohammed",
                    "Joan",
                    "Peter",
                    "Agnieszka",
                    "Brian",
                    "Ruth",
                    "Colin",
                    "Fatima",
                    "Graham",
                    "Hilary",
                    "Ian",
                    "Seán",
                    "Keith",
                    "Linda",
                    "Malcolm",
                    "Nadia",
                    "Oliver",
                    "Pauline",
                    "Renée",
                    "Stephen",
                    "Una",
                    "Victor",
                    "Winifred");

    private static final List<String> LAST =
            List.of(
                    "Alderman",
                    "Barnes",
                    "Chaudhry",
                    "Dell",
                    "Eastwood",
                    "Fensome",
                    "Garrett",
                    "Hobbs",
                    "Ibrahim",
                    "Jeffery",
                    "Kowalska",
                    "Langdale",
                    "Mayhew",
                    "Nash",
                    "O’Brien",
                    "Patel",
                    "Quinn",
                    "Redding",
                    "Saunders",
                    "Tilbury",
                    "Upton",
                    "Vickers",
                    "Wooster",
                    "Yates");

    private final Iterator<String> names;

    Names(RandomGenerator random) {
        List<String> all = new ArrayList<>();
        for (String first : FIRST) {
            LAST.forEach(last -> all.add(first + " " + last));
        }
        Collections.shuffle(all, java.util.Random.from(random));
        names = all.iterator();
    }

    String next() {
        return names.next();
    }

    /// The address that somebody of this name has at `domain`.
    static String email(String name, String domain) {
        String plain =
                Normalizer.normalize(name, Normalizer.Form.NFD)
                        .replaceAll("\\p{M}", "")
                        .replaceAll("[^A-Za-z ]", "");
        return plain.toLowerCase(Locale.ROOT).replace(' ', '.') + "@" + domain;
    }
}
