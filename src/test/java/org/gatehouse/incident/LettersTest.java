package org.gatehouse.incident;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LettersTest {
    private final PDDocument document = new PDDocument();
    private Letters letters;

    @BeforeEach
    void load() throws IOException {
        letters = Letters.in(document);
    }

    @AfterEach
    void close() throws IOException {
        document.close();
    }

    @Test
    void latinGreekAndCyrillicStandAsTheyAre() {
        String text = "Zoë Żółć, Ελένη, Наталія";
        assertEquals(text, letters.shown(text));
    }

    @Test
    void hebrewStandsInTheOrderOfTheEye() {
        assertEquals("ןהכ הרש", letters.shown("שרה כהן"));
        assertEquals("and Bob (2) ןהכ", letters.shown("כהן (2) and Bob"), "mixed");
    }

    /// The first words of a text stand in its first line, whichever way it runs.
    @Test
    void linesThatRunFromRightToLeftFollowEachOtherDownwards() {
        List<String> lines = letters.lines("שרה כהן", 10, letters.width("שרה", 10) + 2);
        assertEquals(List.of("הרש", "ןהכ"), lines);
    }

    @Test
    void whatTheFontLacksIsSpelledOutAndNothingIsLeftOut() {
        assertEquals("[U+540D][U+524D]", letters.shown("名前"));
        assertEquals("[U+0639][U+0644][U+064A]", letters.shown("علي"));
        assertEquals("Ann [U+1F600]", letters.shown("Ann \ud83d\ude00"));
    }

    @Test
    void nothingInANameThrowsOrTurnsTheLineRound() throws IOException {
        assertEquals("Ann[U+202E]nnA", letters.shown("Ann\u202ennA"));
        assertEquals("a[U+D83D]b", letters.shown("a\ud83db"), "half a surrogate pair");
        assertEquals("a[U+0000]b[U+000D]", letters.shown("a\0b\r"));
        assertEquals("a[U+E0001]", letters.shown("a\udb40\udc01"));
        for (int c = 0; c <= Character.MAX_CODE_POINT; c += 37) {
            letters.font().encode(letters.shown(Character.toString(c)));
        }
    }

    @Test
    void aLongAddressIsBrokenAtAJointAndEveryLineFits() {
        List<String> lines = letters.lines("margaret.hale@long.home.example", 10, 100);
        assertEquals("margaret.hale@long.home.example", String.join("", lines));
        assertTrue(lines.getFirst().endsWith(".") || lines.getFirst().endsWith("@"), lines + "");
        assertTrue(lines.stream().allMatch(line -> letters.width(line, 10) <= 100));
        assertEquals(List.of("a", "b"), letters.lines("ab", 10, 1), "however narrow");
    }
}
