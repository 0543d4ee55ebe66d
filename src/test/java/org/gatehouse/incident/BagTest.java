package org.gatehouse.incident;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BagTest {
    private static final LocalDateTime TIME = LocalDateTime.of(2026, 11, 11, 19, 30);
    @TempDir private Path parent;
    private Path folder;

    @BeforeEach
    void aSealedBag() throws IOException {
        folder = parent.resolve("evidence");
        seal(folder, "events/0002.json", "events/0001.json", "timeline.txt");
    }

    private static void seal(Path folder, String... payload) throws IOException {
        Bag bag = Bag.in(folder);
        for (String name : payload) {
            bag.put(name, "content of " + name + "\n");
        }
        bag.tag("VERIFY.txt", "How to check this bag.\n");
        bag.seal(about("Riverside Forum"));
    }

    private static SequencedMap<String, String> about(String organisation) {
        SequencedMap<String, String> about = new LinkedHashMap<>();
        about.put("Source-Organization", organisation);
        about.put("Bagging-Date", "2026-11-12");
        return about;
    }

    private String read(String name) throws IOException {
        return Files.readString(folder.resolve(name));
    }

    private int sha256sum(String manifest) throws IOException, InterruptedException {
        return new ProcessBuilder("sha256sum", "--check", "--strict", manifest)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(parent.resolve("said").toFile())
                .start()
                .waitFor();
    }

    @Test
    void sha256sumAcceptsBothManifests() throws Exception {
        assertEquals(0, sha256sum("manifest-sha256.txt"));
        assertEquals(0, sha256sum("tagmanifest-sha256.txt"));
    }

    @Test
    void sha256sumRejectsOneAlteredByte() throws Exception {
        Path file = folder.resolve("data/timeline.txt");
        byte[] content = Files.readAllBytes(file);
        content[3] ^= 1;
        Files.write(file, content);
        assertNotEquals(0, sha256sum("manifest-sha256.txt"));
    }

    @Test
    void theFilesOfTheFormatAreSpelledAsTheStandardSays() throws IOException {
        assertEquals("BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n", read("bagit.txt"));
        assertEquals(
                "Source-Organization: Riverside Forum\nBagging-Date: 2026-11-12\n"
                        + "Payload-Oxum: 80.3\n",
                read("bag-info.txt"));
        List<String> names =
                read("manifest-sha256.txt").lines().map(line -> line.substring(66)).toList();
        assertEquals(
                List.of("data/events/0001.json", "data/events/0002.json", "data/timeline.txt"),
                names);
    }

    @Test
    void theSameContentMakesTheSameBagInWhateverOrderItCame() throws IOException {
        Path other = parent.resolve("other");
        seal(other, "timeline.txt", "events/0001.json", "events/0002.json");
        assertEquals(
                read("tagmanifest-sha256.txt"),
                Files.readString(other.resolve("tagmanifest-sha256.txt")));
    }

    @Test
    void putTellsTheHash() throws IOException {
        String hash =
                Bag.in(parent.resolve("one"))
                        .put("abc", new ByteArrayInputStream("abc".getBytes(UTF_8)));
        assertEquals("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad", hash);
    }

    @Test
    void lineBreaksAndPercentSignsInNamesAreEncoded() throws IOException {
        Path odd = parent.resolve("odd");
        seal(odd, "100%", "two\nlines", "car\rriage", "%0A");
        String manifest = Files.readString(odd.resolve("manifest-sha256.txt"));
        for (String name : List.of("100%25", "two%0Alines", "car%0Driage", "%250A")) {
            assertTrue(manifest.contains("  data/" + name + "\n"), name);
        }
        assertEquals(List.of(), BagCheck.faults(odd));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/",
                "/etc/passwd",
                "..",
                "../x",
                "a/../../x",
                "a/..",
                "./a",
                "a//b",
                "a/",
                "a\\..\\b",
                "C:x",
                "a\u0000b",
                "a\u001bb"
            })
    void aNameThatEscapesTheBagIsRefused(String name) throws IOException {
        Bag bag = Bag.in(parent.resolve("new"));
        assertThrows(IllegalArgumentException.class, () -> bag.put(name, "x"));
        assertThrows(IllegalArgumentException.class, () -> bag.tag(name, "x"));
    }

    @Test
    void aNameOfTheFormatItselfOrTakenIsRefused() throws IOException {
        Bag bag = Bag.in(parent.resolve("new"));
        bag.put("a", "x");
        assertThrows(IllegalArgumentException.class, () -> bag.put("A", "y"));
        for (String name : List.of("bagit.txt", "Fetch.txt", "data/x", "manifest-md5.txt", "~x")) {
            assertThrows(IllegalArgumentException.class, () -> bag.tag(name, "x"), name);
        }
    }

    @Test
    void aSealedBagTakesNothingMoreAndAFullFolderNoBag() throws IOException {
        Bag bag = Bag.in(parent.resolve("new"));
        bag.seal(about("Riverside Forum"));
        assertThrows(IllegalStateException.class, () -> bag.put("late", "x"));
        assertThrows(IllegalArgumentException.class, () -> Bag.in(folder));
    }

    @Test
    void aLineBreakInAboutCannotForgeALine() throws IOException {
        Bag bag = Bag.in(parent.resolve("new"));
        assertThrows(
                IllegalArgumentException.class, () -> bag.seal(about("Forum\nContact-Name: X")));
    }

    @Test
    void theZipHoldsTheBagInOneFolderAndIsAlwaysTheSame() throws IOException {
        assertArrayEquals(zip(), zip());
        List<String> names = new ArrayList<>();
        Path unpacked = parent.resolve("unpacked");
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(zip()))) {
            for (ZipEntry entry; (entry = zip.getNextEntry()) != null; ) {
                names.add(entry.getName());
                Path file = unpacked.resolve(entry.getName());
                Files.createDirectories(file.getParent());
                Files.copy(zip, file);
            }
        }
        assertEquals(names.stream().sorted().toList(), names);
        assertTrue(names.contains("evidence/data/events/0001.json"));
        assertEquals(List.of(), BagCheck.faults(unpacked.resolve("evidence")));
    }

    private byte[] zip() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        BagZip.write(folder, "evidence", TIME, out);
        return out.toByteArray();
    }
}
