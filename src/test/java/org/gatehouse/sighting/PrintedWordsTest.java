package org.gatehouse.sighting;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The program that reads pictures: the real one where it is installed, and ones that misbehave.
class PrintedWordsTest {
    @TempDir Path folder;

    private static byte[] poster(String... lines) throws IOException {
        BufferedImage image = new BufferedImage(1200, 500, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = image.createGraphics();
        pen.setRenderingHint(
                RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        pen.setColor(Color.WHITE);
        pen.fillRect(0, 0, 1200, 500);
        pen.setColor(Color.BLACK);
        pen.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, 56));
        for (int i = 0; i < lines.length; i++) {
            pen.drawString(lines[i], 60, 120 + 110 * i);
        }
        pen.dispose();
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        ImageIO.write(image, "png", png);
        return png.toByteArray();
    }

    @Test
    void whatIsPrintedOnAPosterIsRead() throws Exception {
        PrintedWords words = PrintedWords.ofMachine(System.getenv("PATH"));
        assumeTrue(words.canRead(), "tesseract is not installed (Debian: tesseract-ocr)");
        String read = words.in(poster("Police forum tonight", "Meeting ID: 874 5629 0123"));
        assertTrue(read.contains("874 5629 0123"), read);
    }

    @Test
    void withoutTheProgramNothingIsRead() throws Exception {
        PrintedWords none = PrintedWords.ofMachine(folder.toString());
        assertEquals("", none.in(poster("874 5629 0123")));
    }

    private PrintedWords program(String script) throws IOException {
        Path program = folder.resolve("tesseract");
        Files.writeString(program, "#!/bin/sh\n" + script + "\n");
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
        return new PrintedWords(Optional.of(program), Duration.ofSeconds(1));
    }

    @Test
    void aProgramThatNeverEndsIsEnded() throws Exception {
        assertEquals("", program("exec sleep 600").in(poster("x")));
    }

    @Test
    void aProgramThatNeverStopsTalkingIsCutOff() throws Exception {
        assertEquals(64 << 10, program("exec yes").in(poster("x")).length());
    }

    /// Nothing of our own surroundings, such as a password in a variable, is handed to it, and it
    /// can leave no files behind.
    @Test
    void theProgramGetsNothingButThePicture() throws Exception {
        String said =
                program("env; echo x > " + folder.resolve("left") + "; echo $?").in(poster("x"));
        for (String line : said.lines().filter(line -> line.contains("=")).toList()) {
            assertTrue(
                    line.matches(
                            "(PATH|TESSDATA_PREFIX|LANG|OMP_THREAD_LIMIT|PWD|SHLVL|_|OLDPWD)=.*"),
                    line);
        }
        Path left = folder.resolve("left");
        assertTrue(!Files.exists(left) || Files.size(left) == 0, "a file was left behind");
    }
}
