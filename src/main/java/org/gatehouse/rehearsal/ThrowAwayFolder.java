package org.gatehouse.rehearsal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// A folder that goes away, with all that is in it, when closed.
record ThrowAwayFolder(Path path) implements AutoCloseable {
    static ThrowAwayFolder create() throws IOException {
        return new ThrowAwayFolder(Files.createTempDirectory("gatehouse-play-"));
    }

    @Override
    public void close() throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.walk(path)) {
            files = all.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path file : files) {
            Files.deleteIfExists(file);
        }
    }
}
