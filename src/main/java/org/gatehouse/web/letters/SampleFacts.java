package org.gatehouse.web.letters;

import java.util.HashMap;
import java.util.Map;
import org.gatehouse.mail.LetterKind;
import org.gatehouse.meeting.Addresses;
import org.gatehouse.meeting.UnattendedPlan;
import org.gatehouse.proof.Challenges;
import org.gatehouse.staff.StaffAccounts;
import org.gatehouse.web.Words;

/// Made-up facts for letters that are only looked at. Their links lead to pages of ours that answer
/// that there is no such pass.
final class SampleFacts {
    private static final String TOKEN = "an-example-that-opens-nothing";

    private SampleFacts() {}

    static Map<String, String> of(LetterKind kind, Words words, Addresses addresses) {
        String link =
                kind == LetterKind.STAFF_INVITATION
                        ? addresses.invitation(TOKEN)
                        : addresses.proof(TOKEN);
        Map<String, String> facts = new HashMap<>();
        kind.facts().forEach(fact -> facts.put(fact, words.text("letters.sample.words")));
        facts.putAll(usual(words, addresses, link));
        return facts;
    }

    private static Map<String, String> usual(Words words, Addresses addresses, String link) {
        return Map.ofEntries(
                Map.entry("name", words.text("letters.sample.name")),
                Map.entry("meeting", words.text("letters.sample.meeting")),
                Map.entry("when", words.text("letters.sample.when")),
                Map.entry("opens", words.text("letters.sample.opens")),
                Map.entry("code", "123456"),
                Map.entry("link", link),
                Map.entry("minutes", Long.toString(Challenges.LIFE.toMinutes())),
                Map.entry("passLink", addresses.pass(TOKEN)),
                Map.entry("publicPage", addresses.home()),
                Map.entry("role", words.text("letters.sample.role")),
                Map.entry("days", Long.toString(StaffAccounts.INVITATION.toDays())),
                Map.entry("unattended", UnattendedPlan.NOBODY.words()),
                Map.entry("words", words.text("letters.sample.words")));
    }
}
