package org.gatehouse.ledger;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/// The newest checkpoint, kept in a file outside the database. A database cannot know that it is an
/// older copy of itself; this file does. It lies beside the key and is never restored with the
/// database.
///
/// @param file where it is, or will be
public record Witness(Path file) {
    private static final int MAX_BYTES = 100_000;

    /// The one that lies beside the installation's key.
    public static Witness beside(Path keyFile) {
        return new Witness(keyFile.resolveSibling("ledger.checkpoint"));
    }

    /// The note in the file, if there is one; what it says is not checked.
    Optional<String> note() {
        try {
            if (!Files.exists(file)) {
                return Optional.empty();
            }
            if (Files.size(file) > MAX_BYTES) {
                throw new Divergence("The file " + file + " does not hold a checkpoint.");
            }
            return Optional.of(new String(Files.readAllBytes(file), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("The checkpoint in " + file + " can't be read", e);
        }
    }

    /// Replaces what the file holds, whole or not at all.
    void keep(SignedNote note) {
        try {
            Path fresh = file.resolveSibling(file.getFileName() + ".new");
            try (FileChannel channel =
                    FileChannel.open(
                            fresh,
                            StandardOpenOption.CREATE,
                            StandardOpenOption.TRUNCATE_EXISTING,
                            StandardOpenOption.WRITE)) {
                ByteBuffer bytes =
                        ByteBuffer.wrap(note.toString().getBytes(StandardCharsets.UTF_8));
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
                channel.force(true);
            }
            Files.move(
                    fresh,
                    file,
                    StandardCopyOption.REPLACE_EXISTING,
                    StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException("The checkpoint can't be kept in " + file, e);
        }
    }
}
