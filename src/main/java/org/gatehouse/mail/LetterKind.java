package org.gatehouse.mail;

import java.util.Arrays;
import java.util.Set;

/// What a letter is about. Its wire name is that of its template (`letters/en/….md`) and stands in
/// the database, so it is never changed.
public enum LetterKind {
    /// Facts: `code` (six digits), `link`, `minutes` (how long both hold).
    PROVE_MAILBOX("prove-mailbox", Priority.CODE, false, "code", "link", "minutes"),
    /// This and the other letters with a pass in them before the evening may have the fact
    /// `unattended`, what happens if nobody is at the desk.
    PASS("pass", Priority.ORDINARY, true, "passLink", "publicPage"),
    PASS_AGAIN("pass-again", Priority.PROMPT, true, "passLink", "publicPage"),
    APPROVED("approved", Priority.ORDINARY, true, "passLink", "publicPage"),
    /// Facts: `words`, the reason in the organiser's words.
    REFUSED("refused", Priority.ORDINARY, false, "words"),
    WAITING_LIST("waiting-list", Priority.ORDINARY, false, "publicPage"),
    PLACE_FREE("place-free", Priority.PROMPT, true, "passLink", "publicPage"),
    /// Facts: `opens`, when the door opens, as in “7:15 pm”.
    REMINDER("reminder", Priority.BULK, true, "passLink", "publicPage", "opens"),
    /// Facts: `words`, what changed.
    CHANGED("changed", Priority.ORDINARY, false, "words", "publicPage"),
    /// Facts: `words`, the reason.
    CANCELLED("cancelled", Priority.ORDINARY, false, "words", "publicPage"),
    REISSUED("reissued", Priority.EMERGENCY, true, "passLink", "publicPage"),
    EMERGENCY("emergency", Priority.EMERGENCY, true, "passLink"),
    /// Facts: `words`, what happened and what was learned; `passLink`, where one asks for support.
    APOLOGY("apology", Priority.BULK, false, "words", "passLink", "publicPage"),
    /// Facts: `link`, `role` (as in “gatekeeper”), `days` (how long the link holds). No meeting.
    STAFF_INVITATION("staff-invitation", Priority.PROMPT, false, "link", "role", "days"),
    /// Facts: `code`, `minutes`. No meeting.
    STAFF_CODE("staff-code", Priority.CODE, false, "code", "minutes"),
    /// To organisers: details were seen in public. Facts: `words`, how sure it is and what is done;
    /// `link` to the office's page.
    LEAK_SEEN("leak-seen", Priority.PROMPT, false, "words", "link"),
    /// To organisers, an hour before a meeting. Facts: `link` to the page with the searches.
    LOOK_ROUND("look-round", Priority.PROMPT, false, "link"),
    /// To those who keep the ledger's seals. Facts: `words`, the signed checkpoint; `entries`, how
    /// many it seals. No meeting.
    CHECKPOINT("checkpoint", Priority.BULK, false, "words", "entries"),
    /// Says that the relay works. No meeting.
    TEST("test", Priority.PROMPT, false);

    private final String wireName;
    private final Priority priority;
    private final boolean leadsIn;

    @SuppressWarnings("ImmutableEnumChecker") // Set.of makes no other
    private final Set<String> facts;

    LetterKind(String wireName, Priority priority, boolean leadsIn, String... facts) {
        this.wireName = wireName;
        this.priority = priority;
        this.leadsIn = leadsIn;
        this.facts = Set.of(facts);
    }

    public String wireName() {
        return wireName;
    }

    /// The place in the queue where nothing else is said.
    public Priority priority() {
        return priority;
    }

    /// Whether it tells how to get into a meeting, so that a later one of the same person makes it
    /// stale.
    public boolean leadsIn() {
        return leadsIn;
    }

    /// The facts that its template needs, besides `name` and, but for staff invitations and tests,
    /// `meeting` (the title) and `when`.
    public Set<String> facts() {
        return facts;
    }

    static LetterKind of(String wireName) {
        return Arrays.stream(values())
                .filter(kind -> kind.wireName.equals(wireName))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("No letter of kind " + wireName));
    }
}
