package org.gatehouse.incident;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.gatehouse.incident.BagCheck.Fault;
import org.gatehouse.ledger.Checkpoint;
import org.gatehouse.ledger.ConsistencyProof;
import org.gatehouse.ledger.MerkleTree;
import org.gatehouse.ledger.NotProven;
import org.gatehouse.ledger.SignedNote;
import org.gatehouse.ledger.SshSignature;
import org.gatehouse.ledger.TlogProof;
import org.gatehouse.ledger.VerifierKey;

/// Checks an evidence pack that anybody may have made or altered: the bag, the signature over it,
/// that of every checkpoint in it (files named `*.checkpoint`), that each of these is held by the
/// newest one (`*.consistency` beside it), and that every ledger entry (`*.json` with a
/// `*.tlog-proof` beside it) stands under one.
public final class PackCheck {
    private static final String CHECKPOINT = ".checkpoint";
    private static final String PROOF = ".tlog-proof";
    private static final long MAX_FILE = 64L << 20;

    /// What was found.
    ///
    /// @param faults everything that is wrong with the bag or a signature
    /// @param signatures how many signatures were checked and are right
    /// @param entries how many ledger entries were proved to be in the ledger
    public record Report(List<Fault> faults, int signatures, int entries) {
        public Report {
            faults = List.copyOf(faults);
        }
    }

    private final Path folder;
    private final VerifierKey key;
    private final List<Fault> faults;
    private final List<Older> checkpoints = new ArrayList<>();
    private int signatures;
    private int entries;

    /// A checkpoint in the pack whose signature is right.
    private record Older(Path file, Checkpoint checkpoint) {}

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
        for (Path file : check.files(CHECKPOINT)) {
            check.checkCheckpoint(file);
        }
        for (Path file : check.files(PROOF)) {
            check.checkEntry(file);
        }
        check.checkGrowth();
        return new Report(check.faults, check.signatures, check.entries);
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

    private List<Path> files(String ending) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(path -> name(path).toLowerCase(Locale.ROOT).endsWith(ending))
                    .filter(PackCheck::isFile)
                    .sorted()
                    .toList();
        }
    }

    private void checkCheckpoint(Path file) throws IOException {
        try {
            Checkpoint signed = Checkpoint.verify(SignedNote.parse(Files.readAllBytes(file)), key);
            checkpoints.add(new Older(file, signed));
            signatures++;
        } catch (NotProven notProven) {
            faults.add(new Fault(BagPath.of(folder, file), notProven.reason()));
        }
    }

    /// The entry lies beside its proof, under the same name.
    private void checkEntry(Path proof) throws IOException {
        Path entry = beside(proof, PROOF, ".json");
        if (!isFile(entry)) {
            faults.add(
                    new Fault(BagPath.of(folder, proof), "The entry that it proves is missing."));
            return;
        }
        try {
            TlogProof.parse(Files.readAllBytes(proof))
                    .verify(MerkleTree.leafHash(Files.readAllBytes(entry)), key);
            entries++;
        } catch (NotProven notProven) {
            faults.add(new Fault(BagPath.of(folder, entry), notProven.reason()));
        }
    }

    /// Each checkpoint must be held by the newest, unless one of them declares a fork.
    private void checkGrowth() throws IOException {
        Optional<Checkpoint> newest =
                checkpoints.stream()
                        .map(Older::checkpoint)
                        .max(Comparator.comparingLong(Checkpoint::size));
        boolean forked =
                checkpoints.stream().anyMatch(one -> !one.checkpoint().extensions().isEmpty());
        for (Older older : checkpoints) {
            boolean grew = newest.isPresent() && older.checkpoint().size() < newest.get().size();
            if (grew && !forked) {
                checkGrowth(older, newest.get());
            }
        }
    }

    private void checkGrowth(Older older, Checkpoint newest) throws IOException {
        Path proof = beside(older.file(), CHECKPOINT, ".consistency");
        String where = BagPath.of(folder, older.file());
        if (!isFile(proof)) {
            faults.add(new Fault(where, "Nothing proves that the record only grew since."));
            return;
        }
        try {
            ConsistencyProof.parse(Files.readAllBytes(proof)).check(older.checkpoint(), newest);
        } catch (NotProven notProven) {
            faults.add(new Fault(where, notProven.reason()));
        }
    }

    private static Path beside(Path file, String ending, String other) {
        String name = name(file);
        return file.resolveSibling(name.substring(0, name.length() - ending.length()) + other);
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
