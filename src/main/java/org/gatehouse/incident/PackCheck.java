package org.gatehouse.incident;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.gatehouse.incident.BagCheck.Fault;
import org.gatehouse.ledger.Checkpoint;
import org.gatehouse.ledger.NotProven;
import org.gatehouse.ledger.SignedNote;
import org.gatehouse.ledger.SshSignature;
import org.gatehouse.ledger.VerifierKey;

/// Checks an evidence pack that anybody may have made or altered: the bag, the signature over it,
/// and that of every checkpoint in it (files named `*.checkpoint`).
public final class PackCheck {
    private static final String CHECKPOINT = ".checkpoint";
    private static final long MAX_FILE = 64L << 20;

    /// What was found.
    ///
    /// @param faults everything that is wrong with the bag or a signature
    /// @param signatures how many signatures were checked and are right
    public record Report(List<Fault> faults, int signatures) {
        public Report {
            faults = List.copyOf(faults);
        }
    }

    private final Path folder;
    private final VerifierKey key;
    private final List<Fault> faults;
    private int signatures;

    private PackCheck(Path folder, VerifierKey key, List<Fault> faults) {
        this.folder = folder;
        this.key = key;
        this.faults = faults;
    }

    /// Checks the pack in `folder`, whose signatures must be by `key`.
    ///
    /// @throws IOException if the disk cannot be read
    public static Report check(Path folder, VerifierKey key) throws IOException {
        PackCheck check = new PackCheck(folder, key, new ArrayList<>(BagCheck.faults(folder)));
        check.checkWhole();
        for (Path file : check.checkpoints()) {
            check.checkCheckpoint(file);
        }
        return new Report(check.faults, check.signatures);
    }

    private void checkWhole() throws IOException {
        Path signature = folder.resolve(Bag.SIGNATURE);
        Path signed = folder.resolve(Bag.TAG_MANIFEST);
        if (!isFile(signature) || !isFile(signed)) {
            faults.add(new Fault(Bag.SIGNATURE, "Nobody has signed this pack as a whole."));
            return;
        }
        try {
            SshSignature.parse(new String(Files.readAllBytes(signature), UTF_8))
                    .verify(Files.readAllBytes(signed), key.key());
            signatures++;
        } catch (NotProven notProven) {
            faults.add(new Fault(Bag.SIGNATURE, notProven.reason()));
        }
    }

    private List<Path> checkpoints() throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(path -> name(path).toLowerCase(Locale.ROOT).endsWith(CHECKPOINT))
                    .filter(PackCheck::isFile)
                    .sorted()
                    .toList();
        }
    }

    private void checkCheckpoint(Path file) throws IOException {
        try {
            Checkpoint.verify(SignedNote.parse(Files.readAllBytes(file)), key);
            signatures++;
        } catch (NotProven notProven) {
            faults.add(new Fault(BagPath.of(folder, file), notProven.reason()));
        }
    }

    /// Of sane size: what is too large is a fault of the bag or was never read by us.
    private static boolean isFile(Path path) {
        try {
            return Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)
                    && Files.size(path) <= MAX_FILE;
        } catch (IOException gone) {
            return false;
        }
    }

    private static String name(Path path) {
        Path name = path.getFileName();
        return name == null ? "" : name.toString();
    }
}
