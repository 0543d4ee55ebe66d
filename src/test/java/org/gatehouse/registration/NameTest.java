package org.gatehouse.registration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.Optional;
import org.gatehouse.registration.NameCheck.Doubt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NameTest {
    @ParameterizedTest
    @CsvSource({
        "Helen Marsh, helen  marsh",
        "Helen Marsh, Marsh Helen",
        "Helen Marsh, Inspector Helen Marsh",
        "Helen Marsh, Insp. Helen Marsh",
        "Helen Marsh, lnspector Helen Marsh",
        "Helen Marsh, Hеlеn Mаrsh",
        "Helen Marsh, HELEN MARSH",
        "Zoe Smith, Zoë Smith",
        "Zoe Smith, Zoe Srnith",
        "Karl Dean, Кarl Dean",
        "Anne-Marie Ivory, Anne Marie lvory",
        "Cllr Joan Reed, Councillor Joan Reed",
        "Tim Bell, Tim Bel1",
        "Olive Poole, 0live Poole"
    })
    void namesThatLookAlikeHaveOneKey(String one, String other) {
        assertEquals(NameKey.of(one), NameKey.of(other));
    }

    @ParameterizedTest
    @CsvSource({"Helen Marsh, Helen March", "Joan Reed, John Reed", "Ann Lee, Anna Lee"})
    void differentNamesHaveDifferentKeys(String one, String other) {
        assertNotEquals(NameKey.of(one), NameKey.of(other));
    }

    @Test
    void aNameOfRanksAloneHasNoKey() {
        assertEquals("", NameKey.of("Inspector"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Ruth Maguire",
                "Siân Ó Briain",
                "Nguyễn Văn An",
                "Jo Ng",
                "李 小龙",
                "Mary O'Neill",
                "José Álvarez y Gómez",
                "Wu Li"
            })
    void ordinaryNamesAreNotAskedAbout(String name) {
        assertEquals(Optional.empty(), NameCheck.doubt(NameCheck.tidy(name)));
    }

    @ParameterizedTest
    @CsvSource({
        "iPhone, DEVICE",
        "Ruth's iPad, DEVICE",
        "Galaxy S9, DEVICE",
        "J, TOO_SHORT",
        "Ruth M., TOO_SHORT",
        "!!!, TOO_SHORT",
        "Ruth, ONE_WORD",
        "asdf ghjk, NONSENSE",
        "aaaaaa bbbb, NONSENSE"
    })
    void doubtfulNamesAreAskedAbout(String name, Doubt doubt) {
        assertEquals(Optional.of(doubt), NameCheck.doubt(NameCheck.tidy(name)));
    }

    @Test
    void invisibleCharactersAndLineBreaksAreTidiedAway() {
        assertEquals("Ruth Maguire", NameCheck.tidy(" Ruth\u200b\u202e\r\n Maguire\u0000 "));
    }
}
