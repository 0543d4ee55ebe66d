package org.gatehouse.registration;

import com.ibm.icu.text.SpoofChecker;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/// What is left of a name when everything that eyes pass over is folded away: accents, case,
/// punctuation, the order of its parts, ranks and titles, letters that look alike (UTS #39). Two
/// names with one key look alike.
public final class NameKey {
    private static final Set<String> RANKS =
            keysOf(
                    "pc pcso dc ds di dci sgt sergeant insp inspector chief supt superintendent"
                            + " constable officer police detective acting commissioner commander"
                            + " cllr councillor mayor mp dr doctor prof professor mr mrs ms miss mx"
                            + " sir dame lord lady rev revd reverend father canon host cohost"
                            + " chair chairman chairwoman chairperson secretary clerk warden"
                            + " gatekeeper moderator admin organiser organizer");

    private NameKey() {}

    private static Set<String> keysOf(String words) {
        return Arrays.stream(words.split(" ")).map(NameKey::fold).collect(Collectors.toSet());
    }

    /// The key of `name`; empty where nothing is left of it but ranks.
    public static String of(String name) {
        String separated = Normalizer.normalize(name, Normalizer.Form.NFKC).replace('-', ' ');
        return Arrays.stream(separated.split("[\\s\\p{Z}.,;/_()]+"))
                .map(NameKey::fold)
                .filter(part -> !part.isEmpty() && !RANKS.contains(part))
                .sorted()
                .collect(Collectors.joining(" "));
    }

    /// The skeleton comes first since it tells a capital I from a small one; what it keeps apart,
    /// such as i and l, is folded after it.
    private static String fold(String part) {
        String skeleton = Skeletons.CHECKER.getSkeleton(withoutMarks(part));
        String lower = Skeletons.CHECKER.getSkeleton(skeleton.toLowerCase(Locale.ROOT));
        return withoutMarks(lower)
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N}]", "")
                .replaceAll("[i1|]", "l")
                .replace('0', 'o');
    }

    private static String withoutMarks(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKD).replaceAll("\\p{M}", "");
    }

    /// ICU's tables take a moment to load: only once somebody's name is asked for.
    private static final class Skeletons {
        static final SpoofChecker CHECKER = new SpoofChecker.Builder().build();
    }
}
