package org.gatehouse.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.code_intelligence.jazzer.junit.FuzzTest;

/// What every reader of hostile text promises: it refuses by [NotProven] or takes the text, and
/// what it took it prints again letter for letter. `bin/fuzz` replays the inputs that lie beside
/// the tests and searches for counterexamples.
class HostileInputFuzzTest {
    @FuzzTest(maxDuration = "60s")
    void aNoteIsRefusedOrPrintedAgain(byte[] file) {
        try {
            same(file, SignedNote.parse(file).toString());
        } catch (NotProven refused) {
            return;
        }
    }

    @FuzzTest(maxDuration = "60s")
    void aCheckpointIsRefusedOrPrintedAgain(byte[] file) {
        try {
            same(file, Checkpoint.parse(StrictText.fromUtf8(file)).text());
        } catch (NotProven refused) {
            return;
        }
    }

    @FuzzTest(maxDuration = "60s")
    void aProofIsRefusedOrPrintedAgain(byte[] file) {
        try {
            same(file, TlogProof.parse(file).toString());
        } catch (NotProven refused) {
            return;
        }
    }

    @FuzzTest(maxDuration = "60s")
    void aVerifierKeyIsRefusedOrPrintedAgain(byte[] file) {
        try {
            same(file, VerifierKey.parse(StrictText.fromUtf8(file)).toString());
        } catch (NotProven refused) {
            return;
        }
    }

    @FuzzTest(maxDuration = "60s")
    void anSshSignatureIsRefusedOrStaysTheSame(byte[] file) {
        try {
            SshSignature read = SshSignature.parse(StrictText.fromUtf8(file));
            same(read.toString().getBytes(UTF_8), SshSignature.parse(read.toString()).toString());
        } catch (NotProven refused) {
            return;
        }
    }

    private static void same(byte[] file, String printed) {
        if (!new String(file, UTF_8).equals(printed)) {
            throw new AssertionError("accepted, but printed otherwise");
        }
    }
}
