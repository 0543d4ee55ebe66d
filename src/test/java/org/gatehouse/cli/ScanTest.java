package org.gatehouse.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import org.gatehouse.Surroundings;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The `scan` command from standard input to standard output.
class ScanTest {
    private static final String LEAK =
            "{\"post\":\"%s\",\"text\":\"zoom 874 5629 0123 code badger\",\"author\":\"%s\"}\n";

    @TempDir Path home;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @BeforeEach
    void rooms() throws IOException {
        Files.writeString(
                home.resolve("rooms.json"),
                """
                [{"room":"r1","meetingId":"874 5629 0123","passcode":"badger",
                  "joinUrl":"https://us02web.zoom.us/j/87456290123?pwd=SEaYadhQkwiTupLvCtkNF",
                  "passLinks":[{"pass":"p1","url":"https://f.example/p/qhKtEqi5wvh9rhuvwTyGNQ1N4v2MW4M54WzBI9wCAu7"}]}]
                """);
    }

    private int scan(InputStream in, OutputStream to, String... arguments) {
        Terminal terminal =
                new Terminal(
                        new PrintStream(to, true, UTF_8),
                        new PrintStream(err, true, UTF_8),
                        new Surroundings(Map.of(), home, home));
        return new CommandLine(List.of(new Scan(new SecureRandom(), in)))
                .run(List.of(arguments), terminal);
    }

    private int scan(String posts, String... more) {
        List<String> arguments =
                new java.util.ArrayList<>(
                        List.of("scan", "--protected", home.resolve("rooms.json").toString()));
        arguments.addAll(List.of(more));
        return scan(
                new ByteArrayInputStream(posts.getBytes(UTF_8)),
                out,
                arguments.toArray(String[]::new));
    }

    @Test
    void aFindingIsALineOfTheAgreedForm() {
        assertEquals(0, scan(LEAK.formatted("a", "x")));
        JsonNode finding = JsonMapper.shared().readTree(out.toString(UTF_8));
        assertEquals("a", finding.path("post").asString());
        assertEquals("r1", finding.path("room").asString());
        assertEquals("certain", finding.path("grade").asString());
        assertTrue(finding.path("pass").isNull());
        JsonNode where = finding.path("where").get(0);
        assertEquals("text", where.path("part").asString());
        assertEquals(5, where.path("start").asInt());
        assertEquals(18, where.path("end").asInt());
    }

    @Test
    void badLinesAreToldByTheirNumberWithoutRepeatingThem() {
        int code =
                scan(
                        "not json 874\n\n[1]\n{\"text\":1}{}\n"
                                + LEAK.formatted("b", "x")
                                + "{\"post\":\"c\",\"text\":\"nothing\"}\n{\"text\":");
        assertEquals(0, code);
        assertEquals(1, out.toString(UTF_8).lines().count());
        List<String> told = err.toString(UTF_8).lines().toList();
        assertEquals(
                List.of(
                        "line 1: not JSON",
                        "line 3: not a post",
                        "line 4: more than one post",
                        "line 7: not JSON"),
                told);
    }

    @Test
    void anOrganisersOwnPostIsNoLeak() {
        scan(LEAK.formatted("a", "us"), "--own", "us");
        assertEquals("", out.toString(UTF_8));
    }

    @Test
    void aPastedTextIsAnsweredInWords() {
        scan(
                "the link is https://f.example/p/qhKtEqi5wvh9rhuvwTyGNQ1N4v2MW4M54WzBI9wCAu7",
                "--text");
        assertTrue(out.toString(UTF_8).startsWith("certain: room r1, pass p1"), out + "");
    }

    @Test
    void aFindingIsWrittenBeforeTheNextPostComes() throws Exception {
        PipedOutputStream posts = new PipedOutputStream();
        PipedInputStream in = new PipedInputStream(posts, 1 << 16);
        PipedOutputStream found = new PipedOutputStream();
        BufferedReader lines =
                new BufferedReader(new InputStreamReader(new PipedInputStream(found), UTF_8));
        Thread scanning =
                Thread.ofPlatform()
                        .start(
                                () ->
                                        scan(
                                                in,
                                                found,
                                                "scan",
                                                "--protected",
                                                home.resolve("rooms.json").toString()));
        for (int i = 0; i < 3; i++) {
            posts.write(LEAK.formatted("post-" + i, "x").getBytes(UTF_8));
            posts.flush();
            assertTrue(lines.readLine().contains("post-" + i));
        }
        posts.close();
        scanning.join();
        assertEquals("", err.toString(UTF_8));
    }

    @Test
    void aMissingOrBrokenRoomsFileIsSaidWithoutRepeatingIt() throws IOException {
        Path rooms = home.resolve("rooms.json");
        Files.writeString(rooms, "[{\"room\":\"r\",\"passcode\":\"hunter2\"");
        assertEquals(1, scan("{}"));
        assertFalse(err.toString(UTF_8).contains("hunter2"));
        Files.delete(rooms);
        assertEquals(1, scan("{}"));
        assertTrue(err.toString(UTF_8).contains("there is no such rooms file"));
    }
}
