package org.gatehouse.ledger;

import java.util.ArrayList;
import java.util.List;

/// All that it takes, besides the ledger's public key, to check without a network that an entry
/// stands in a ledger: C2SP tlog-proof. Kept in files named `*.tlog-proof`.
///
/// @param extra what the application adds, base64; empty if nothing. Nothing vouches for it.
/// @param index the entry's number, from 0
/// @param hashes the inclusion proof, each base64 of 32 bytes, from the leaf's sibling up
/// @param checkpoint the signed checkpoint that the proof leads to
public record TlogProof(String extra, long index, List<String> hashes, SignedNote checkpoint) {
    private static final String HEADER = "c2sp.org/tlog-proof@v1";
    private static final String EXTRA = "extra ";
    private static final String INDEX = "index ";
    private static final int MAX_CHARS = 2_000_000;

    public TlogProof {
        hashes = List.copyOf(hashes);
    }

    /// The proof that entry `index` stands under `checkpoint`.
    public static TlogProof of(long index, List<byte[]> hashes, SignedNote checkpoint) {
        List<String> spelled = hashes.stream().map(StrictText::base64).toList();
        return new TlogProof("", index, spelled, checkpoint);
    }

    /// Reads a proof from the UTF-8 of a file.
    ///
    /// @throws NotProven if its form is wrong
    public static TlogProof parse(byte[] utf8) throws NotProven {
        return parse(StrictText.fromUtf8(utf8));
    }

    /// Reads a proof.
    ///
    /// @throws NotProven if its form is wrong
    public static TlogProof parse(String proof) throws NotProven {
        int blank = proof.indexOf("\n\n");
        if (blank < 0 || proof.length() > MAX_CHARS) {
            throw new NotProven("This is not a proof: its checkpoint is missing.");
        }
        List<String> lines = new ArrayList<>(List.of(proof.substring(0, blank).split("\n", -1)));
        if (!lines.removeFirst().equals(HEADER)) {
            throw new NotProven("This is not a proof: it does not start with " + HEADER + ".");
        }
        String extra = parseExtra(lines);
        long index = parseIndex(lines);
        checkHashes(lines);
        SignedNote checkpoint = SignedNote.parse(proof.substring(blank + 2));
        return new TlogProof(extra, index, lines, checkpoint);
    }

    private static String parseExtra(List<String> lines) throws NotProven {
        if (lines.isEmpty() || !lines.getFirst().startsWith(EXTRA)) {
            return "";
        }
        String extra = lines.removeFirst().substring(EXTRA.length());
        if (StrictText.base64(extra).length == 0) {
            throw new NotProven("The proof has an empty line of extra data.");
        }
        return extra;
    }

    private static long parseIndex(List<String> lines) throws NotProven {
        if (lines.isEmpty() || !lines.getFirst().startsWith(INDEX)) {
            throw new NotProven("The proof does not say which entry it is for.");
        }
        return StrictText.number(lines.removeFirst().substring(INDEX.length()));
    }

    private static void checkHashes(List<String> hashes) throws NotProven {
        if (hashes.size() > MerkleProof.MAX_HASHES) {
            throw new NotProven("The proof has more hashes than any record could need.");
        }
        for (String hash : hashes) {
            StrictText.hash(hash);
        }
    }

    /// Returns the checkpoint if `key` signed it and the entry with this leaf hash is in it.
    ///
    /// @throws NotProven if not
    public Checkpoint verify(byte[] leafHash, VerifierKey key) throws NotProven {
        Checkpoint signed = Checkpoint.verify(checkpoint, key);
        List<byte[]> path = new ArrayList<>();
        for (String hash : hashes) {
            path.add(StrictText.hash(hash));
        }
        MerkleProof.checkInclusion(leafHash, index, signed.size(), path, signed.rootHash());
        return signed;
    }

    /// The proof as it is written to a file.
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(HEADER).append('\n');
        if (!extra.isEmpty()) {
            text.append(EXTRA).append(extra).append('\n');
        }
        text.append(INDEX).append(index).append('\n');
        hashes.forEach(hash -> text.append(hash).append('\n'));
        return text.append('\n').append(checkpoint).toString();
    }
}
