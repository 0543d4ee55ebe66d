package org.gatehouse.ledger;

import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Something that happened, as it goes into the ledger.
///
/// @param kind what happened, a noun and a verb in the past: `knock.admitted`
/// @param by who did it
/// @param meeting the meeting that it belongs to, if any
/// @param facts what may stand in clear for ever: ids, numbers, grounds. Texts and whole numbers
/// @param personal what belongs to a person and can be erased: only commitments go into the entry
/// @param person whose the personal fields are
public record Entry(
        String kind,
        Actor by,
        Optional<UUID> meeting,
        SortedMap<String, Object> facts,
        SortedMap<String, String> personal,
        Optional<UUID> person) {

    public Entry {
        facts.values().forEach(Entry::checkFact);
    }

    private static void checkFact(Object fact) {
        if (!(fact instanceof String) && !(fact instanceof Long)) {
            throw new IllegalArgumentException("A fact is a text or a whole number");
        }
    }

    /// An entry that says only what happened and who did it.
    public static Entry of(String kind, Actor by) {
        return new Entry(
                kind, by, Optional.empty(), new TreeMap<>(), new TreeMap<>(), Optional.empty());
    }

    /// This entry, belonging to `meeting`.
    public Entry in(UUID meeting) {
        return new Entry(kind, by, Optional.of(meeting), facts, personal, person);
    }

    /// This entry with one fact more; nothing is added for a value of null.
    public Entry with(String name, @Nullable Object value) {
        if (value == null) {
            return this;
        }
        SortedMap<String, Object> more = new TreeMap<>(facts);
        more.put(name, value instanceof Number number ? (Object) number.longValue() : value + "");
        return new Entry(kind, by, meeting, more, personal, person);
    }

    /// This entry with the personal fields `fields` of `whose`.
    public Entry personal(UUID whose, Map<String, String> fields) {
        SortedMap<String, String> more = new TreeMap<>(personal);
        more.putAll(fields);
        return new Entry(kind, by, meeting, facts, more, Optional.of(whose));
    }
}
