package org.gatehouse.incident;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import org.gatehouse.ledger.NotProven;
import org.gatehouse.ledger.VerifierKey;

/// A bag that anybody may have written: no name in a manifest leads out of it, and no manifest
/// makes the check end in an exception.
class BagFuzzTest {
    @FuzzTest(maxDuration = "60s")
    void aNameLeadsNowhereElse(byte[] spelled) {
        Path folder = Path.of("/bag").toAbsolutePath();
        BagPath.decoded(new String(spelled, UTF_8))
                .ifPresent(
                        path -> {
                            if (!folder.resolve(path.name()).normalize().startsWith(folder)) {
                                throw new AssertionError("it leads out of the bag");
                            }
                            if (!BagPath.decoded(path.encoded())
                                    .equals(java.util.Optional.of(path))) {
                                throw new AssertionError("it is spelled otherwise");
                            }
                        });
    }

    @FuzzTest(maxDuration = "60s")
    void aManifestIsCheckedToItsEnd(byte[] manifest) throws IOException, NotProven {
        Path folder = Files.createTempDirectory("bag");
        try {
            Bag bag = Bag.in(folder);
            bag.put("a", "a");
            bag.seal(new LinkedHashMap<>());
            byte[] sealed = Files.readAllBytes(folder.resolve(Bag.MANIFEST));
            Files.write(folder.resolve(Bag.MANIFEST), manifest);
            boolean intact = PackCheck.check(folder, key()).faults().size() == 1; // unsigned
            if (intact != java.util.Arrays.equals(sealed, manifest)) {
                throw new AssertionError("an altered manifest was taken for the sealed one");
            }
        } finally {
            delete(folder);
        }
    }

    private static VerifierKey key() throws NotProven {
        return VerifierKey.parse(
                "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW");
    }

    private static void delete(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            for (Path file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
