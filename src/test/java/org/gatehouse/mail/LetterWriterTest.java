package org.gatehouse.mail;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class LetterWriterTest {
    private static final Path GOLDEN = Path.of("src/test/resources/golden/letters");

    private final LetterWriter writer = new LetterWriter(() -> Samples.HEAD);

    /// After a change of wording: `-Dgolden.write=true`, and read the difference.
    @ParameterizedTest
    @EnumSource(LetterKind.class)
    void everyLetterReadsAsItsGoldenFile(LetterKind kind) throws IOException {
        WrittenLetter letter = writer.write(kind, Samples.facts());
        golden(kind.wireName() + ".txt", "Subject: " + letter.subject() + "\n\n" + letter.text());
        golden(kind.wireName() + ".html", letter.html());
    }

    private static void golden(String name, String actual) throws IOException {
        Path file = GOLDEN.resolve(name);
        if (Boolean.getBoolean("golden.write")) {
            Files.createDirectories(GOLDEN);
            Files.writeString(file, actual);
        }
        assertEquals(Files.readString(file), actual);
    }

    @ParameterizedTest
    @EnumSource(LetterKind.class)
    void aTemplateUsesTheFactsOfItsKindAndNoOthers(LetterKind kind) {
        Set<String> expected = new HashSet<>(kind.facts());
        Set<String> used = new HashSet<>(LetterTemplate.load(kind).names());
        used.removeAll(Set.of("name", "meeting", "when", "forum", "contact", "unattended"));
        assertEquals(expected, used);
    }

    @ParameterizedTest
    @EnumSource(LetterKind.class)
    void textAndHtmlHoldTheSameLinks(LetterKind kind) {
        WrittenLetter letter = writer.write(kind, Samples.facts());
        Jsoup.parse(letter.html())
                .select("a[href^=http]")
                .forEach(link -> assertTrue(letter.text().contains(link.attr("href"))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[x](http://evil.example)",
                "<b>bold</b>",
                "*star*",
                "<script>alert(1)</script>",
                "\"><img src=x onerror=alert(1)>",
                "{code}",
                "a\r\nBcc: everyone@example.org",
                "# heading",
                "www.evil.example",
                "Ann \u202Eevil"
            })
    void aHostileNameStaysPlainText(String name) {
        Map<String, String> facts = new HashMap<>(Samples.facts());
        WrittenLetter plain = writer.write(LetterKind.PROVE_MAILBOX, facts);
        facts.put("name", name);
        WrittenLetter letter = writer.write(LetterKind.PROVE_MAILBOX, facts);

        Document expected = Jsoup.parse(plain.html());
        Document actual = Jsoup.parse(letter.html());
        assertEquals(
                expected.getAllElements().eachAttr("href"),
                actual.getAllElements().eachAttr("href"));
        assertEquals(expected.getAllElements().size(), actual.getAllElements().size());
        assertEquals(plain.text().lines().count(), letter.text().lines().count());
        assertFalse(letter.text().contains("\u202E"));
        assertFalse(letter.text().contains("www.evil"));
        assertFalse(letter.text().contains("http://evil"));
    }

    @Test
    void aNameWithBracesIsNotFilledInAgain() {
        Map<String, String> facts = new HashMap<>(Samples.facts());
        facts.put("name", "{code}");
        assertTrue(
                writer.write(LetterKind.PROVE_MAILBOX, facts).text().startsWith("Hello {code},"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.example/p/abc",
                "https://forum.example.org@evil.example/",
                "https://forum.example.org.evil.example/",
                "http://forum.example.org/p/abc",
                "https://forum.example.org:8443/p/abc",
                "javascript:alert(1)",
                "//evil.example",
                "not a link"
            })
    void aLinkToElsewhereIsNeverWritten(String link) {
        Map<String, String> facts = new HashMap<>(Samples.facts());
        facts.put("passLink", link);
        assertThrows(IllegalArgumentException.class, () -> writer.write(LetterKind.PASS, facts));
    }

    @Test
    void aLetterWithoutOneOfItsFactsIsNotWritten() {
        Map<String, String> facts = new HashMap<>(Samples.facts());
        facts.remove("passLink");
        assertThrows(IllegalArgumentException.class, () -> writer.write(LetterKind.PASS, facts));
    }

    @Test
    void theSubjectTellsNoCode() {
        for (LetterKind kind : LetterKind.values()) {
            assertFalse(writer.write(kind, Samples.facts()).subject().contains("402938"));
        }
    }
}
