package org.gatehouse.mail.smtp;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// What a server says that it can do, in its answer to EHLO: keywords and their words behind.
record Abilities(Map<String, List<String>> keywords) {
    static Abilities of(Reply ehlo) {
        Map<String, List<String>> keywords = new HashMap<>();
        for (String line :
                ehlo.lines().subList(Math.min(1, ehlo.lines().size()), ehlo.lines().size())) {
            String[] words = line.strip().toUpperCase(Locale.ROOT).split("[ =]+");
            keywords.put(words[0], Arrays.asList(words).subList(1, words.length));
        }
        return new Abilities(Map.copyOf(keywords));
    }

    boolean has(String keyword) {
        return keywords.containsKey(keyword);
    }

    boolean signsInBy(String mechanism) {
        return keywords.getOrDefault("AUTH", List.of()).contains(mechanism);
    }
}
