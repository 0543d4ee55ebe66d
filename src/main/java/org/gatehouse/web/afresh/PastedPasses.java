package org.gatehouse.web.afresh;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Finds the pass links in a text that somebody pasted.
final class PastedPasses {
    private static final Pattern LINK = Pattern.compile("/p/([A-Za-z0-9_-]{43})(?![A-Za-z0-9_-])");

    private PastedPasses() {}

    static Set<String> tokens(String text) {
        Set<String> tokens = new LinkedHashSet<>();
        Matcher link = LINK.matcher(text);
        while (link.find()) {
            tokens.add(link.group(1));
        }
        return tokens;
    }
}
