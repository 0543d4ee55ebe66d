package org.gatehouse.keys;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeyFileTest {
    @TempDir Path folder;

    private final SecureRandom random = new SecureRandom();

    @Test
    void theFirstStartMakesAKeyThatItsOwnerAloneReads() throws IOException {
        Path file = folder.resolve("data/gatehouse.key");
        KeyFile.open(file, random);
        assertEquals(
                "rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
        assertEquals(32, Base64.getDecoder().decode(Files.readString(file).strip()).length);
    }

    @Test
    void theNextStartFindsTheSameKey() {
        Path file = folder.resolve("gatehouse.key");
        String first = KeyFile.open(file, random).hash(Purpose.BROWSER, "cookie");
        assertEquals(first, KeyFile.open(file, random).hash(Purpose.BROWSER, "cookie"));
    }

    @Test
    void aFileThatHoldsNoKeyIsRefusedAndNotRepeated() throws IOException {
        for (String text : new String[] {"", "not a key!", "c2hvcnQ=", "hunter2"}) {
            Path file = Files.writeString(folder.resolve("gatehouse.key"), text);
            IllegalStateException refused =
                    assertThrows(IllegalStateException.class, () -> KeyFile.open(file, random));
            assertFalse(refused.getMessage().contains("hunter2"));
            assertEquals(text, Files.readString(file), "it must not be written over");
        }
    }
}
