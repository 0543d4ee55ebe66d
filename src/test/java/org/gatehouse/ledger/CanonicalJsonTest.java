package org.gatehouse.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CanonicalJsonTest {
    @Test
    void membersAreSortedByTheirUtf16NamesAsInTheRfc() {
        // RFC 8785, 3.2.3
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("\u20ac", "Euro Sign");
        members.put("\r", "Carriage Return");
        members.put("\ufb33", "Hebrew Letter Dalet With Dagesh");
        members.put("1", "One");
        members.put("\ud83d\ude00", "Emoji: Grinning Face");
        members.put("\u0080", "Control");
        members.put("\u00f6", "Latin Small Letter O With Diaeresis");
        assertEquals(
                "{\"\\r\":\"Carriage Return\",\"1\":\"One\",\"\u0080\":\"Control\","
                        + "\"\u00f6\":\"Latin Small Letter O With Diaeresis\","
                        + "\"\u20ac\":\"Euro Sign\",\"\ud83d\ude00\":\"Emoji: Grinning Face\","
                        + "\"\ufb33\":\"Hebrew Letter Dalet With Dagesh\"}",
                CanonicalJson.write(members));
    }

    @Test
    void textsHaveTheShortestEscapesAsInTheRfc() {
        // RFC 8785, 3.2.2: the member "string"
        assertEquals(
                "{\"string\":\"\u20ac$\\u000f\\nA'B\\\"\\\\\\\\\\\"/\"}",
                CanonicalJson.write(Map.of("string", "\u20ac$\u000f\nA'B\"\\\\\"/")));
        assertEquals(
                "{\"t\":\"\\b\\t\\n\\f\\r\\u0000\\u001f\u007f\u2028\"}",
                CanonicalJson.write(Map.of("t", "\b\t\n\f\r\u0000\u001f\u007f\u2028")));
    }

    @Test
    void numbersAreWholeAndExact() {
        assertEquals("{\"n\":0}", CanonicalJson.write(Map.of("n", 0)));
        assertEquals("{\"n\":-7}", CanonicalJson.write(Map.of("n", -7L)));
        long most = 9_007_199_254_740_992L;
        assertEquals("{\"n\":9007199254740992}", CanonicalJson.write(Map.of("n", most)));
        assertRefused(Map.of("n", most + 1));
        assertRefused(Map.of("n", -most - 1));
        assertRefused(Map.of("n", Long.MIN_VALUE));
    }

    @Test
    void objectsNestAndMayBeEmpty() {
        assertEquals("{}", CanonicalJson.write(Map.of()));
        assertEquals(
                "{\"a\":{\"b\":{},\"c\":\"d\"}}",
                CanonicalJson.write(Map.of("a", Map.of("c", "d", "b", Map.of()))));
    }

    @Test
    void whatHasNoFormThatAllAgreeOnIsRefused() {
        assertRefused(Map.of("n", 1.5));
        assertRefused(Map.of("n", true));
        assertRefused(Map.of("n", List.of("a")));
        assertRefused(Map.of("half", "\ud83d"));
        assertRefused(Map.of("half", "\ude00\ud83d"));
        assertRefused(Map.of("\ud83d", "half a name"));
    }

    private static void assertRefused(Map<String, ?> object) {
        assertThrows(IllegalArgumentException.class, () -> CanonicalJson.write(object));
    }
}
