package org.gatehouse.sharing;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// What of a text lets people join by its form alone, whoever's meeting it is: links of the
/// platforms that people use, meeting numbers and passcodes that are called so, and links of ours
/// that are somebody's own.
final class Joinable {
    private static final String END = "[^\\s<>\"'()\\[\\]]";

    private static final List<Pattern> FORMS =
            Stream.of(
                            // Zoom
                            "(?:[\\w-]+\\.)*zoom(?:gov\\.com|-x\\.de|\\.us|\\.com(?:\\.cn)?)"
                                    + "/(?:j|my|w|s|wc)/#+",
                            "zoommtg:#+",
                            "[\\w-]+\\.zm\\.page(?:/#*)?",
                            // Microsoft Teams
                            "teams\\.microsoft\\.com/(?:l/meetup-join|meet)/#+",
                            "teams\\.live\\.com/meet/#+",
                            "msteams:#+",
                            // Google Meet
                            "meet\\.google\\.com/(?:lookup/#+|[a-z]{3}-?[a-z]{4}-?[a-z]{3})",
                            "tel\\.meet/#+",
                            // Webex
                            "[\\w-]+\\.webex\\.com/#*(?:j\\.php|/?meet/|/?join/|/?m/|meeting)#*",
                            "[0-9]{9,11}@[\\w-]+\\.webex\\.com",
                            // Jitsi and others
                            "meet\\.jit\\.si/#+",
                            "8x8\\.vc/#+",
                            "(?:[\\w-]+\\.)?whereby\\.com/(?!information|blog|pricing)#+",
                            "(?:global\\.)?(?:meet\\.)?goto(?:meeting)?\\.com/join/#+",
                            "gotomeet\\.me/#+",
                            "join\\.skype\\.com/#+",
                            "(?:[\\w-]+\\.)?bluejeans\\.com/[0-9]#*",
                            // BigBlueButton with Greenlight
                            "/(?:rooms|b)/[a-z0-9]{3}-[a-z0-9]{3}-[a-z0-9]{3}(?:-[a-z0-9]{3})?",
                            // Ours
                            "/(?:p|prove|office/invitation)/[\\w-]{43}#*",
                            "/room/[\\w-]{16,}#*",
                            // What is called a number or a passcode of a meeting
                            "(?:meeting|conference|webinar) ?(?:id|number|no\\.?|code)\\b[^\\d\\n]{0,12}"
                                    + "[0-9][0-9 .-]{7,18}[0-9]",
                            "(?:pass ?-?code|pass ?word|access code|\\bpwd|\\bpin)\\b\\W{0,4}"
                                    + "(?:is\\b\\W{0,3})?(?=#*[0-9])#{4,}")
                    .map(form -> form.replace("#", END))
                    .map(form -> Pattern.compile(form, Pattern.CASE_INSENSITIVE))
                    .toList();

    private static final Pattern HIDDEN_DOT = Pattern.compile("\\[\\.]|\\(\\.\\)|。|．");

    private Joinable() {}

    /// The words at fault, in the order of the forms; empty where there are none.
    static List<String> in(String text) {
        String plain = plain(text);
        List<String> found = new ArrayList<>();
        for (Pattern form : FORMS) {
            Matcher matcher = form.matcher(plain);
            while (matcher.find()) {
                found.add(matcher.group().strip());
            }
        }
        return found;
    }

    /// As a person reads it: no invisible characters, no letters of other alphabets' widths.
    private static String plain(String text) {
        String normal = Normalizer.normalize(text, Normalizer.Form.NFKC);
        return HIDDEN_DOT.matcher(normal.replaceAll("\\p{Cf}", "")).replaceAll(".");
    }
}
