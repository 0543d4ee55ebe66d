package org.gatehouse.ledger;

import java.util.ArrayList;
import java.util.List;

/// What a ledger commits to at one moment: how many entries it has and the root over them. The text
/// of a C2SP tlog-checkpoint, which is signed as a [SignedNote].
///
/// @param origin the ledger's identity, one line; also the name of the key that signs for it
/// @param size the number of entries
/// @param root the root hash over them, base64 of 32 bytes
/// @param extensions further lines, none of them empty; usually there are none
public record Checkpoint(String origin, long size, String root, List<String> extensions) {
    private static final int MANDATORY_LINES = 3;

    public Checkpoint {
        extensions = List.copyOf(extensions);
        try {
            checkForm(origin, size, root, extensions);
        } catch (NotProven malformed) {
            throw new IllegalArgumentException(malformed.reason(), malformed);
        }
    }

    /// The checkpoint of a tree of `size` leaves under `root`.
    public static Checkpoint of(String origin, long size, byte[] root) {
        return new Checkpoint(origin, size, StrictText.base64(root), List.of());
    }

    /// Reads the text of a checkpoint, without signatures.
    ///
    /// @throws NotProven if its form is wrong
    public static Checkpoint parse(String text) throws NotProven {
        List<String> lines = new ArrayList<>(List.of(text.split("\n", -1)));
        if (lines.size() <= MANDATORY_LINES || !lines.removeLast().isEmpty()) {
            throw new NotProven("A checkpoint has three lines: origin, size and root.");
        }
        long size = StrictText.number(lines.get(1));
        List<String> extensions = lines.subList(MANDATORY_LINES, lines.size());
        checkForm(lines.getFirst(), size, lines.get(2), extensions);
        return new Checkpoint(lines.getFirst(), size, lines.get(2), extensions);
    }

    private static void checkForm(String origin, long size, String root, List<String> extensions)
            throws NotProven {
        checkLine(origin);
        for (String extension : extensions) {
            checkLine(extension);
        }
        if (size < 0) {
            throw new NotProven("A record cannot have fewer than no entries.");
        }
        StrictText.hash(root);
    }

    private static void checkLine(String line) throws NotProven {
        if (line.isEmpty() || line.contains("\n") || StrictText.hasControls(line)) {
            throw new NotProven("A line of the checkpoint is empty or holds control characters.");
        }
        StrictText.toUtf8(line);
    }

    /// Returns what a signed checkpoint says if `key`, whose name must be the origin, signed it.
    ///
    /// @throws NotProven if it did not, or if the form is wrong
    public static Checkpoint verify(SignedNote note, VerifierKey key) throws NotProven {
        Checkpoint checkpoint = parse(note.verify(key));
        if (!checkpoint.origin.equals(key.name())) {
            throw new NotProven("The checkpoint belongs to another record.");
        }
        return checkpoint;
    }

    /// Signs the checkpoint; the signer's name must be the origin.
    public SignedNote sign(SigningKey signer) {
        if (!signer.verifierKey().name().equals(origin)) {
            throw new IllegalArgumentException("the key signs for another origin");
        }
        return SignedNote.sign(text(), signer);
    }

    /// The root hash, 32 bytes.
    public byte[] rootHash() {
        try {
            return StrictText.hash(root);
        } catch (NotProven checkedBefore) {
            throw new IllegalStateException(checkedBefore);
        }
    }

    /// Returns if `newer` holds everything that this checkpoint holds, unchanged and in its place.
    ///
    /// @throws NotProven if it does not, or if the proof does not show it
    public void checkExtendedBy(Checkpoint newer, List<byte[]> proof) throws NotProven {
        if (!newer.origin.equals(origin)) {
            throw new NotProven("The two checkpoints belong to different records.");
        }
        MerkleProof.checkConsistency(size, rootHash(), newer.size, newer.rootHash(), proof);
    }

    /// The lines that are signed.
    public String text() {
        StringBuilder text = new StringBuilder();
        text.append(origin).append('\n').append(size).append('\n').append(root).append('\n');
        extensions.forEach(line -> text.append(line).append('\n'));
        return text.toString();
    }
}
