package org.gatehouse.sighting;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// Reads the words in a picture with `tesseract`, where that is installed: a program of its own
/// with little memory and time, which gets a picture that we drew ourselves and hands back text.
public final class PrintedWords {
    private static final int MOST_OCTETS = 64 << 10;

    /// Processor seconds, and kilobytes of address space.
    private static final String LIMITS =
            "ulimit -t 20; ulimit -v 1500000; ulimit -f 0; exec \"$0\" stdin stdout";

    private final Optional<Path> program;
    private final Duration patience;

    PrintedWords(Optional<Path> program, Duration patience) {
        this.program = program;
        this.patience = patience;
    }

    /// What is installed on this machine.
    ///
    /// @param path the folders of programs, as in the environment variable
    public static PrintedWords ofMachine(String path) {
        Optional<Path> found =
                Stream.of(path.split(File.pathSeparator))
                        .filter(folder -> !folder.isEmpty())
                        .map(folder -> Path.of(folder, "tesseract"))
                        .filter(Files::isExecutable)
                        .findFirst();
        return new PrintedWords(found, Duration.ofSeconds(30));
    }

    public boolean canRead() {
        return program.isPresent();
    }

    /// The words in a PNG; an empty text where there are none, or the program does not manage.
    String in(byte[] png) throws InterruptedException {
        if (program.isEmpty()) {
            return "";
        }
        ProcessBuilder builder =
                new ProcessBuilder(List.of("/bin/sh", "-c", LIMITS, program.get().toString()))
                        .redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().keySet().retainAll(List.of("PATH", "TESSDATA_PREFIX", "LANG"));
        builder.environment().put("OMP_THREAD_LIMIT", "1");
        try {
            return read(builder.start(), png);
        } catch (IOException _) {
            return "";
        }
    }

    private String read(Process process, byte[] png) throws IOException, InterruptedException {
        Thread feeding = Thread.startVirtualThread(() -> feed(process, png));
        Thread clock = Thread.startVirtualThread(() -> end(process));
        try (var out = process.getInputStream()) {
            return new String(out.readNBytes(MOST_OCTETS), UTF_8);
        } finally {
            process.destroyForcibly().waitFor();
            clock.interrupt();
            feeding.interrupt();
        }
    }

    private static void feed(Process process, byte[] png) {
        try (OutputStream in = process.getOutputStream()) {
            in.write(png);
        } catch (IOException _) {
            // it ended before it had read everything
        }
    }

    private void end(Process process) {
        try {
            if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException _) {
            process.destroyForcibly();
        }
    }
}
