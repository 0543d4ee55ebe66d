package org.gatehouse.scripts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The room of our own on a real Janus server, with real browsers whose cameras are pretended, all
/// in a network of their own. Without Debian's package `janus`, or where no such network can be
/// made, it says so and is skipped.
class OwnRoomTest {
    private static final Map<String, String> SCENES = new HashMap<>();
    private static final int LONGEST_MINUTES = 8;

    private static String rest = "";
    private static String missing = "";

    @BeforeAll
    static void play(@TempDir Path folder) throws IOException, InterruptedException {
        if (!succeeds("sh", "-c", "command -v janus")) {
            missing = "Debian's package janus is not installed";
            return;
        }
        if (!succeeds("unshare", "-rn", "ip", "link", "set", "lo", "up")) {
            missing = "This machine lets nobody make a network namespace (unshare -rn, iproute2)";
            return;
        }
        Path log = folder.resolve("play.log");
        Path told = folder.resolve("play.out");
        Process play =
                new ProcessBuilder(command(folder))
                        .redirectOutput(told.toFile())
                        .redirectError(log.toFile())
                        .start();
        // Far beyond what it takes: a play that hangs must not hold up whatever comes after it.
        if (!play.waitFor(LONGEST_MINUTES, TimeUnit.MINUTES)) {
            play.destroy();
        }
        for (String line : Files.readAllLines(told)) {
            String[] parts = line.substring(line.indexOf(' ') + 1).split(": ", 2);
            SCENES.put(parts[0], line);
        }
        List<String> lines = Files.readAllLines(log);
        rest = String.join("\n", lines.subList(Math.max(0, lines.size() - 30), lines.size()));
    }

    private static boolean succeeds(String... command) throws InterruptedException {
        try {
            return new ProcessBuilder(command)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .redirectError(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException _) {
            return false;
        }
    }

    private static List<String> command(Path folder) {
        List<String> command = new ArrayList<>(List.of("unshare", "-rn"));
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(
                List.of(
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-Xmx400m",
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty(
                                "surefire.test.class.path", System.getProperty("java.class.path")),
                        OwnRoomPlay.class.getName(),
                        folder.toString()));
        String pictures = System.getProperty("pictures");
        if (pictures != null) {
            command.add(pictures);
        }
        return command;
    }

    private static void played(String scene) {
        assumeTrue(missing.isEmpty(), missing);
        assertEquals("PASSED " + scene, SCENES.getOrDefault(scene, "did not come so far\n" + rest));
    }

    @Test
    void twoPeopleSeeEachOtherUnderTheNamesOfTheirPasses() {
        played("two see each other");
    }

    @Test
    void neitherAGuessedNorAStolenTokenNorAnotherBrowserLeadsIn() {
        played("a stranger is refused");
    }

    @Test
    void aScreenIsShownOnlyAsLongAsTheHostAllowsIt() {
        played("a screen only when allowed");
    }

    @Test
    void theHostMutesOnePerson() {
        played("the host mutes");
    }

    @Test
    void onePassTwiceIsTold() {
        played("one pass twice is told");
    }

    @Test
    void whoeverIsPutOutIsNeitherSeenNorSees() {
        played("whoever is put out is out");
    }

    @Test
    void aRestartOfJanusIsSurvived() {
        played("Janus may restart");
    }

    @Test
    void setUpAfreshNoOldTokenIsGood() {
        played("afresh, old tokens are void");
    }
}
