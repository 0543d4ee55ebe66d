package org.gatehouse.mail;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A letter to be sent: the facts that its template needs, and what makes it one of its kind. At
/// most one letter is ever sent for one (kind, meeting, generation, person, distinct).
///
/// @param meeting the meeting that it belongs to, if any
/// @param generation which room of the meeting it speaks of: 0, and one more after each rotation
/// @param person whom it concerns: a registrant, or a member of staff
/// @param facts by the template's placeholders; pass links and codes among them
public record Letter(
        LetterKind kind,
        @Nullable UUID meeting,
        int generation,
        UUID person,
        Recipient recipient,
        Map<String, String> facts,
        Terms terms) {
    public Letter {
        facts = Map.copyOf(facts);
        if (!facts.keySet().containsAll(kind.facts()) || !facts.containsKey("name")) {
            throw new IllegalArgumentException(
                    "A letter of kind " + kind.wireName() + " needs name and " + kind.facts());
        }
        if (generation < 0) {
            throw new IllegalArgumentException("Generations count from 0");
        }
    }

    /// On which terms it is sent.
    ///
    /// @param distinct tells letters apart that agree in all else, such as the id of a request
    /// @param expires when it is no longer worth sending, as with a code
    /// @param uncapped whether it goes out however many letters the mailbox was sent lately
    public record Terms(
            Priority priority, String distinct, @Nullable Instant expires, boolean uncapped) {}

    /// A letter that belongs to no meeting.
    public static Letter of(
            LetterKind kind, UUID person, Recipient recipient, Map<String, String> facts) {
        Terms usual = new Terms(kind.priority(), "", null, false);
        return new Letter(kind, null, 0, person, recipient, facts, usual);
    }

    /// This letter, about the room `generation` of `meeting`.
    public Letter in(UUID meeting, int generation) {
        return new Letter(kind, meeting, generation, person, recipient, facts, terms);
    }

    /// This letter with one fact more, which its template may use.
    public Letter with(String fact, String value) {
        Map<String, String> more = new HashMap<>(facts);
        more.put(fact, value);
        return new Letter(kind, meeting, generation, person, recipient, more, terms);
    }

    public Letter with(Priority priority) {
        return on(new Terms(priority, distinct(), expires(), terms.uncapped()));
    }

    /// This letter, told apart by `distinct` from others of its kind to the same person.
    public Letter distinct(String distinct) {
        return on(new Terms(priority(), distinct, expires(), terms.uncapped()));
    }

    /// This letter, dropped instead of sent from `expires` on.
    public Letter until(Instant expires) {
        return on(new Terms(priority(), distinct(), expires, terms.uncapped()));
    }

    /// This letter, sent however many letters its mailbox was sent within the hour: a code for
    /// somebody who has proved that mailbox. Strangers who have codes sent there must not be able
    /// to keep them out by it.
    public Letter notCapped() {
        return on(new Terms(priority(), distinct(), expires(), true));
    }

    private Letter on(Terms terms) {
        return new Letter(kind, meeting, generation, person, recipient, facts, terms);
    }

    public Priority priority() {
        return terms.priority();
    }

    public String distinct() {
        return terms.distinct();
    }

    public @Nullable Instant expires() {
        return terms.expires();
    }

    /// Whether it goes out at once whatever its mailbox was sent before.
    boolean isNeverHeldBack() {
        return terms.uncapped() || priority().isEmergency();
    }

    /// Without the facts, which hold secrets, and the address.
    @Override
    public String toString() {
        return "letter " + kind.wireName() + " to " + person;
    }
}
