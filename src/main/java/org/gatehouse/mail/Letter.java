package org.gatehouse.mail;

import java.time.Instant;
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
/// @param distinct tells letters apart that agree in all else, such as the id of a request
/// @param expires when it is no longer worth sending, as with a code
/// @param uncapped whether it goes out however many letters the mailbox was sent lately
public record Letter(
        LetterKind kind,
        @Nullable UUID meeting,
        int generation,
        UUID person,
        Recipient recipient,
        Map<String, String> facts,
        Priority priority,
        String distinct,
        @Nullable Instant expires,
        boolean uncapped) {

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

    /// A letter that belongs to no meeting.
    public static Letter of(
            LetterKind kind, UUID person, Recipient recipient, Map<String, String> facts) {
        return new Letter(
                kind, null, 0, person, recipient, facts, kind.priority(), "", null, false);
    }

    /// This letter, about the room `generation` of `meeting`.
    public Letter in(UUID meeting, int generation) {
        return new Letter(
                kind,
                meeting,
                generation,
                person,
                recipient,
                facts,
                priority,
                distinct,
                expires,
                uncapped);
    }

    public Letter with(Priority priority) {
        return new Letter(
                kind,
                meeting,
                generation,
                person,
                recipient,
                facts,
                priority,
                distinct,
                expires,
                uncapped);
    }

    /// This letter with one fact more, which its template may use.
    public Letter with(String fact, String value) {
        Map<String, String> more = new java.util.HashMap<>(facts);
        more.put(fact, value);
        return new Letter(
                kind,
                meeting,
                generation,
                person,
                recipient,
                more,
                priority,
                distinct,
                expires,
                uncapped);
    }

    /// This letter, told apart by `distinct` from others of its kind to the same person.
    public Letter distinct(String distinct) {
        return new Letter(
                kind,
                meeting,
                generation,
                person,
                recipient,
                facts,
                priority,
                distinct,
                expires,
                uncapped);
    }

    /// This letter, dropped instead of sent from `expires` on.
    public Letter until(Instant expires) {
        return new Letter(
                kind,
                meeting,
                generation,
                person,
                recipient,
                facts,
                priority,
                distinct,
                expires,
                uncapped);
    }

    /// This letter, sent however many letters its mailbox was sent within the hour: a code for
    /// somebody who has proved that mailbox. Strangers who have codes sent there must not be able
    /// to keep them out by it.
    public Letter notCapped() {
        return new Letter(
                kind,
                meeting,
                generation,
                person,
                recipient,
                facts,
                priority,
                distinct,
                expires,
                true);
    }

    /// Whether it goes out at once whatever its mailbox was sent before.
    boolean isNeverHeldBack() {
        return uncapped || priority.isEmergency();
    }

    /// Without the facts, which hold secrets, and the address.
    @Override
    public String toString() {
        return "letter " + kind.wireName() + " to " + person;
    }
}
