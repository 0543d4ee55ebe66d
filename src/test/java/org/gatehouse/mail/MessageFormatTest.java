package org.gatehouse.mail;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.UUID;
import org.gatehouse.mail.localrelay.ReceivedMail;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MessageFormatTest {
    private static final Instant DATE = Instant.parse("2027-11-11T19:30:00Z");
    private static final UUID MEETING = UUID.fromString("01890a5d-ac96-774b-bcce-b302099a8057");
    private static final UUID PERSON = UUID.fromString("01890a5d-ac96-774b-bcce-b302099a8058");

    private static MessageId id(int generation) {
        return MessageId.of(LetterKind.EMERGENCY, MEETING, generation, PERSON, "", "example.org");
    }

    private static byte[] raw(WrittenLetter letter, String name) {
        Recipient to = new Recipient(new MailAddress("ann@example.org"), name);
        return MessageFormat.write(letter, Samples.SENDER, to, id(2), DATE);
    }

    private static ReceivedMail parsed(WrittenLetter letter, String name) {
        return new ReceivedMail(DATE, "", "", raw(letter, name));
    }

    @Test
    void aMailProgramReadsBackWhatWasWritten() {
        String text = "Grüße,\n.a dot\nFrom here = there " + "long ".repeat(60) + "\ntrailing \n";
        WrittenLetter letter =
                new WrittenLetter(
                        "A new room: Größe & “quotes” ".repeat(4).strip(), text, "<p>Größe</p>\n");
        ReceivedMail mail = parsed(letter, "Zoë Ångström");
        assertEquals(letter.subject(), mail.subject());
        assertEquals(text, mail.text().replace("\r\n", "\n"));
        assertEquals("<p>Größe</p>\n", mail.html().replace("\r\n", "\n"));
        assertEquals("Zoë Ångström <ann@example.org>", mail.header("To"));
        assertEquals("auto-generated", mail.header("Auto-Submitted"));
        assertEquals(id(2).text(), mail.messageId());
    }

    @Test
    void everyLineIsShortPlainAscii() {
        WrittenLetter letter =
                new LetterWriter(() -> Samples.HEAD).write(LetterKind.EMERGENCY, Samples.facts());
        for (String line : new String(raw(letter, "Zoë"), UTF_8).split("\r\n")) {
            assertTrue(line.length() <= 100, line);
            assertTrue(line.chars().allMatch(c -> c >= ' ' && c < 0x7F), line);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"\r\n", "\n", "\r", "\r\n ", "\0", "\u0085"})
    void aLineBreakInAnyHeaderIsRefused(String broken) {
        String evil = "Hello" + broken + "Bcc: all@example.org";
        MailAddress ann = new MailAddress("ann@example.org");
        WrittenLetter letter = new WrittenLetter(evil, "", "");
        assertThrows(IllegalArgumentException.class, () -> raw(letter, "Ann"));
        assertThrows(IllegalArgumentException.class, () -> new Recipient(ann, evil));
        assertThrows(IllegalArgumentException.class, () -> new Sender(ann, evil));
        assertThrows(
                IllegalArgumentException.class,
                () -> new MailAddress("ann" + broken + "@example.org"));
        assertThrows(
                IllegalArgumentException.class, () -> new MailAddress("ann@example.org" + broken));
        assertThrows(
                IllegalArgumentException.class,
                () -> new ForumHead(evil, ann, Samples.HEAD.home()));
        assertThrows(IllegalArgumentException.class, () -> MailSettings.local(25, ann, evil));
        assertThrows(
                IllegalArgumentException.class,
                () -> new Envelope(ann, ann, new byte[0], "1" + broken));
    }

    @Test
    void aNameThatLooksLikeAHeaderPartIsQuoted() {
        WrittenLetter letter = new WrittenLetter("Hello", "x\n", "<p>x</p>\n");
        ReceivedMail mail = parsed(letter, "Ann\" <evil@example.org>, \"Bob");
        assertEquals(
                "\"Ann\\\" <evil@example.org>, \\\"Bob\" <ann@example.org>", mail.header("To"));
    }

    @Test
    void aSecondEmergencyHasAnotherMessageId() {
        assertEquals(id(2), id(2));
        assertNotEquals(id(2), id(3));
        assertTrue(id(3).text().contains(".g3@"));
    }
}
