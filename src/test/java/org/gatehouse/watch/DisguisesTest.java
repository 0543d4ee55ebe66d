package org.gatehouse.watch;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Every disguise of a number, with and without its passcode.
class DisguisesTest {
    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "87456290123",
                "874 5629 0123",
                "874-5629-0123",
                "874.5629.0123",
                "874/5629/0123",
                "874*5629*0123",
                "874\n5629\n0123",
                "8 7 4 5 6 2 9 0 1 2 3",
                "8.7.4.5.6.2.9.0.1.2.3",
                "8\u200b7\u200b4\u200b5\u200b6\u200b2\u200b9\u200b0\u200b1\u200b2\u200b3",
                "\u202a874\u202c \u206656\u00ad29\u2069 01\ufeff23",
                "８７４ ５６２９ ０１２３",
                "𝟖𝟕𝟒𝟓𝟔𝟐𝟗𝟎𝟏𝟐𝟑",
                "𝟪𝟩𝟦 𝟻𝟼𝟸𝟿 𝟢𝟣𝟤𝟥",
                "⑧⑦④⑤⑥②⑨⓪①②③",
                "❽❼❹❺❻❷❾⓿❶❷❸",
                "⁸⁷⁴⁵⁶²⁹⁰¹²³",
                "₈₇₄ ₅₆₂₉ ₀₁₂₃",
                "٨٧٤ ٥٦٢٩ ٠١٢٣",
                "८७४ ५६२९ ०१२३",
                "8️⃣7️⃣4️⃣5️⃣6️⃣2️⃣9️⃣0️⃣1️⃣2️⃣3️⃣",
                "8🔥7🔥4🔥5🔥6🔥2🔥9🔥0🔥1🔥2🔥3",
                "874<wbr>5629<wbr>0123",
                "874<b>5629</b>0123",
                "&#56;74&nbsp;5629&nbsp;012&#x33;",
                "&amp;#56;7456290123",
                "%38%37%34%35%36%32%39%30%31%32%33",
                "%2538745629012%2533",
                "B74 5629 O123",
                "874 S629 Ol23",
                "8745629OI23",
                "eight seven four five six two nine zero one two three",
                "eight seven four, five six two nine, oh one two three",
                "Eight-Seven-Four Five-Six-Two-Nine Nought-One-Two-Three",
                "874 then 5629 then 0123",
                "874 and then 5629 followed by 0123",
                "874 five six two nine 0123",
                "874 so 5629 is 0123",
                "32109265478",
                "3210 9265 478"
            })
    void aDisguisedNumberIsStrongAndWithItsPasscodeCertain(String number) {
        assertEquals(Set.of("zoom strong"), Rooms.found("someone get in this zoom: " + number));
        assertEquals(
                Set.of("zoom certain"), Rooms.found("it's on: " + number + ", code is badger"));
    }

    @Test
    void doubleAndTripleAreSpelledOut() {
        ProtectedBuilder rooms = new ProtectedBuilder(1, token -> token);
        rooms.room("r", null, null).number("85566609112");
        Recogniser recogniser = new Recogniser(rooms.build(), Set.of());
        String text = "zoom: eight double five triple six nought nine double one two";
        assertEquals(Grade.STRONG, recogniser.scan(Post.ofText(text)).getFirst().grade());
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "badger",
                "BADGER",
                "ｂａｄｇｅｒ",
                "bаdger",
                "b a d g e r",
                "𝐛𝐚𝐝𝐠𝐞𝐫",
                "52275593",
                "522 755 93",
                "five two two seven double five nine three"
            })
    void aDisguisedPasscodeCounts(String passcode) {
        assertEquals(Set.of("zoom certain"), Rooms.found("874 5629 0123 / " + passcode));
    }

    @Test
    void aNumberSplitOverThePartsOfAPostIsFound() {
        Post post = Rooms.post("zoom 874 5629", List.of(), List.of("0123", "pass: badger"));
        assertEquals(Set.of("zoom certain"), Rooms.found(post));
    }

    @Test
    void aPictureMayHoldEverything() {
        Post post =
                Rooms.post(
                        "poster", List.of(), List.of("Meeting ID 874 5629 0123 passcode badger"));
        assertEquals(Set.of("zoom certain"), Rooms.found(post));
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "Topic: Forum\nJoin Zoom Meeting\nMeeting ID: 874 5629 0123\nPasscode: badger",
                "ID de la réunion: 874 5629 0123\nCode secret: badger",
                "Meeting-ID: 874 5629 0123\nKenncode: badger",
                "ID de reunión: 874 5629 0123\nCódigo de acceso: badger",
                "+13462487799,,87456290123#,,,,*52275593#",
                "One tap mobile +61323452345,,87456290123#,,,,*52275593# "
            })
    void invitationsOfManyLanguagesAreCertain(String text) {
        assertEquals(Set.of("zoom certain"), Rooms.found(text));
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "874 5629 0123",
                "starts now 874 5629 0123 be nice",
                "Réunion 874 5629 0123",
                "Besprechung 87456290123",
                "会议号 87456290123",
                "+13462487799,,87456290123#",
                "id87456290123"
            })
    void aLongNumberIsStrongWithoutItsPasscode(String text) {
        assertEquals(Set.of("zoom strong"), Rooms.found(text));
    }
}
