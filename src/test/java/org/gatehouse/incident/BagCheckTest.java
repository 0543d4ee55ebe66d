package org.gatehouse.incident;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BagCheckTest {
    @TempDir private Path folder;

    @BeforeEach
    void aSealedBag() throws IOException {
        Bag bag = Bag.in(folder);
        bag.put("events/0001.json", "{}\n");
        bag.put("timeline.txt", "19:30 the door opened\n");
        bag.tag("VERIFY.txt", "How to check this bag.\n");
        bag.seal(new LinkedHashMap<>());
    }

    private List<String> wrongFiles() throws IOException {
        return BagCheck.faults(folder).stream().map(BagCheck.Fault::where).toList();
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
    }

    private String read(String name) throws IOException {
        return Files.readString(folder.resolve(name));
    }

    @Test
    void aBagAsItWasSealedIsFaultless() throws IOException {
        assertEquals(List.of(), BagCheck.faults(folder));
    }

    @Test
    void aSignatureLaidBesideTheTagManifestIsNoFault() throws IOException {
        write("tagmanifest-sha256.txt.sig", "signature");
        assertEquals(List.of(), BagCheck.faults(folder));
    }

    @ParameterizedTest
    @ValueSource(strings = {"data/timeline.txt", "VERIFY.txt", "bag-info.txt"})
    void anAlteredFileIsNamed(String name) throws IOException {
        write(name, read(name) + "x");
        assertEquals(List.of(name), wrongFiles());
    }

    @ParameterizedTest
    @ValueSource(strings = {"data/timeline.txt", "VERIFY.txt"})
    void aMissingFileIsNamed(String name) throws IOException {
        Files.delete(folder.resolve(name));
        assertEquals(List.of(name), wrongFiles());
    }

    @ParameterizedTest
    @ValueSource(strings = {"data/events/0002.json", "NOTE.txt", "back\\slash", "manifest-md5.txt"})
    void anAddedFileIsNamed(String name) throws IOException {
        write(name, "new");
        assertEquals(List.of(name), wrongFiles());
    }

    @Test
    void aPayloadChangedTogetherWithItsManifestStillShows() throws IOException {
        String manifest = read("manifest-sha256.txt");
        String empty = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
        write("data/timeline.txt", "");
        write(
                "manifest-sha256.txt",
                manifest.replaceFirst("[0-9a-f]{64}(?=  data/timeline)", empty));
        assertEquals(List.of("manifest-sha256.txt"), wrongFiles());
    }

    @ParameterizedTest
    @ValueSource(strings = {"bagit.txt", "manifest-sha256.txt", "tagmanifest-sha256.txt"})
    void withoutItsOwnFilesItIsNoBag(String name) throws IOException {
        Files.delete(folder.resolve(name));
        assertFalse(wrongFiles().isEmpty());
        assertEquals(name, wrongFiles().stream().filter(name::equals).findFirst().orElse("-"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "data/../../secret",
                "/etc/passwd",
                "data/",
                "VERIFY.txt",
                "data\\x",
                "data/a\u0001"
            })
    void aManifestCannotPointOutOfThePayload(String name) throws IOException {
        write("manifest-sha256.txt", read("manifest-sha256.txt") + "0".repeat(64) + "  " + name);
        assertEquals(List.of("manifest-sha256.txt", "manifest-sha256.txt"), wrongFiles());
    }

    @Test
    void aLinkIsNotTakenForAFile() throws IOException {
        Path elsewhere = Files.createTempFile("elsewhere", ".txt");
        Path timeline = folder.resolve("data/timeline.txt");
        Files.move(timeline, elsewhere, StandardCopyOption.REPLACE_EXISTING);
        Files.createSymbolicLink(timeline, elsewhere);
        assertEquals(List.of("data/timeline.txt", "data/timeline.txt"), wrongFiles());
        Files.delete(elsewhere);
    }

    /// As somebody would who alters a bag and makes it fit again.
    private void writeAndList(String name, String text) throws IOException {
        write(name, text);
        String hash = HexFormat.of().formatHex(Bag.sha256().digest(text.getBytes(UTF_8)));
        String others =
                read("tagmanifest-sha256.txt")
                        .lines()
                        .filter(line -> !line.endsWith("  " + name))
                        .map(line -> line + "\n")
                        .collect(Collectors.joining());
        write("tagmanifest-sha256.txt", others + hash + "  " + name + "\n");
    }

    @Test
    void filesLeftElsewhereAreNotAccepted() throws IOException {
        writeAndList("fetch.txt", "https://files.example/x 3 data/x\n");
        assertEquals(List.of("fetch.txt"), wrongFiles());
    }

    @Test
    void aBagOfAnotherKindIsNotAccepted() throws IOException {
        writeAndList("bagit.txt", read("bagit.txt").replace("1.0", "2.0"));
        assertEquals(List.of("bagit.txt"), wrongFiles());
    }

    @Test
    void aFileThatIsListedTwiceIsNamed() throws IOException {
        String manifest = read("manifest-sha256.txt");
        writeAndList("manifest-sha256.txt", manifest + manifest.lines().findFirst().orElseThrow());
        assertEquals(List.of("data/events/0001.json"), wrongFiles());
    }

    @Test
    void aDamagedBagIsReportedAndNeverEndsInAnException() throws IOException {
        Random random = new Random(11);
        for (String name : List.of("bagit.txt", "manifest-sha256.txt", "tagmanifest-sha256.txt")) {
            byte[] whole = Files.readAllBytes(folder.resolve(name));
            for (int round = 0; round < 300; round++) {
                byte[] damaged = whole.clone();
                damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
                Files.write(folder.resolve(name), damaged);
                List<BagCheck.Fault> faults = BagCheck.faults(folder);
                boolean covered = !name.equals(Bag.TAG_MANIFEST);
                assertEquals(
                        covered && !Arrays.equals(whole, damaged), covered && !faults.isEmpty());
            }
            Files.write(folder.resolve(name), whole);
        }
    }
}
