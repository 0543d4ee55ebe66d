package org.gatehouse.keys;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;

/// The file that holds the installation's master key: 32 random bytes in base64, readable by its
/// owner alone. It is kept outside the database, so that a stolen copy of that opens nothing.
public final class KeyFile {
    private static final int BYTES = 32;

    private KeyFile() {}

    /// Reads the key in `file`, or makes one there on the first start.
    ///
    /// @throws IllegalStateException where the file does not hold a key
    public static Keys open(Path file, SecureRandom random) {
        try {
            if (!Files.exists(file)) {
                create(file, random);
            }
            return new Keys(decode(file), random);
        } catch (IOException e) {
            throw new UncheckedIOException("The key file " + file + " can't be read or made", e);
        }
    }

    private static void create(Path file, SecureRandom random) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        byte[] key = new byte[BYTES];
        random.nextBytes(key);
        try {
            Files.createFile(
                    file,
                    PosixFilePermissions.asFileAttribute(
                            PosixFilePermissions.fromString("rw-------")));
        } catch (FileAlreadyExistsException e) {
            return; // another process was first; its key is as good
        }
        Files.writeString(
                file,
                Base64.getEncoder().encodeToString(key) + "\n",
                StandardOpenOption.WRITE,
                StandardOpenOption.SYNC);
    }

    private static byte[] decode(Path file) throws IOException {
        String text = Files.readString(file).strip();
        byte[] key;
        try {
            key = Base64.getDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            throw new IllegalStateException("The key file " + file + " does not hold a key", e);
        }
        if (key.length != BYTES) {
            throw new IllegalStateException("The key file " + file + " does not hold a key");
        }
        return key;
    }
}
