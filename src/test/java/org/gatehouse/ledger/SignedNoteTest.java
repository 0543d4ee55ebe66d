package org.gatehouse.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SignedNoteTest {
    /// The example that Go's package `sumdb/note` publishes.
    private static final String VKEY =
            "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW";

    private static final String TEXT =
            """
            If you think cryptography is the answer to your problem,
            then you don't know what your problem is.
            """;
    private static final String SIGNATURE =
            "x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=";
    private static final String NOTE = TEXT + "\n— PeterNeumann " + SIGNATURE + "\n";

    static SigningKey key(String name, int seed) {
        byte[] bytes = new byte[32];
        bytes[0] = (byte) seed;
        return SigningKey.ofSeed(name, bytes);
    }

    private final SigningKey ours = key("forum.example/record", 1);
    private final SigningKey theirs = key("witness.example", 2);

    @Test
    void aPublishedNoteVerifiesUnderItsPublishedKey() throws NotProven {
        VerifierKey peter = VerifierKey.parse(VKEY);
        assertEquals(TEXT, SignedNote.parse(NOTE).verify(peter));
        assertEquals(VKEY, peter.toString());
        assertEquals(NOTE, SignedNote.parse(NOTE.getBytes(StandardCharsets.UTF_8)).toString());
    }

    @Test
    void aNoteWithOneLetterChangedDoesNotVerify() throws NotProven {
        SignedNote altered = SignedNote.parse(NOTE.replace("answer", "Answer"));
        VerifierKey peter = VerifierKey.parse(VKEY);
        assertThrows(NotProven.class, () -> altered.verify(peter));
    }

    @Test
    void whatWeSignedIsReadAndVerifiedAgain() throws NotProven {
        String text = "ed è subito sera\n\nand more\n";
        String note = SignedNote.sign(text, ours).toString();
        assertEquals(text, SignedNote.parse(note).verify(ours.verifierKey()));
    }

    @Test
    void aSignatureByAnUnknownKeyIsPassedOver() throws NotProven {
        String note = SignedNote.sign("text\n", ours) + "— someone.else AAAAAAAAAAAAAAAA\n";
        assertEquals("text\n", SignedNote.parse(note).verify(ours.verifierKey()));
        assertEquals(note, SignedNote.parse(note).toString());
    }

    @Test
    void aNoteThatOnlyStrangersSignedIsRefused() {
        SignedNote note = SignedNote.sign("text\n", theirs);
        assertThrows(NotProven.class, () -> note.verify(ours.verifierKey()));
        SigningKey namesake = key("forum.example/record", 3);
        SignedNote forged = SignedNote.sign("text\n", namesake);
        assertThrows(NotProven.class, () -> forged.verify(ours.verifierKey()));
    }

    @Test
    void oneWrongSignatureByAKnownKeySpoilsTheNote() {
        SignedNote good = SignedNote.sign("text\n", ours);
        List<SignedNote.Mark> marks = new ArrayList<>(good.marks());
        marks.addAll(SignedNote.sign("other\n", ours).marks());
        SignedNote mixed = new SignedNote("text\n", marks);
        assertThrows(NotProven.class, () -> mixed.verify(ours.verifierKey()));
    }

    @Test
    void aHundredSignaturesAreReadAndNoMore() throws NotProven {
        String line = "— someone AAAAAAAA\n";
        SignedNote.parse("text\n\n" + line.repeat(100));
        assertThrows(NotProven.class, () -> SignedNote.parse("text\n\n" + line.repeat(101)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "\n",
                "\n\n",
                "text\n",
                "text\n\n",
                "text\n\n\n",
                "text\n\n— name AAAAAAAA",
                "text\n\n— name AAAAAAAA\n\n",
                "text\n\n- name AAAAAAAA\n",
                "text\n\n— name  AAAAAAAA\n",
                "text\n\n— name AAAAAAAA \n",
                "text\n\n—  AAAAAAAA\n",
                "text\n\n— na+me AAAAAAAA\n",
                "text\n\n— na\u00a0me AAAAAAAA\n",
                "text\n\n— name AAAA\n",
                "text\n\n— name AAAAAA==\n",
                "text\n\n— name AAAAAAA\n",
                "text\n\n— name AAAAAAB=\n",
                "text\n\n— name AAAAAA-_\n",
                "te\rxt\n\n— name AAAAAAAA\n",
                "te\u0000xt\n\n— name AAAAAAAA\n",
                "te\ud800xt\n\n— name AAAAAAAA\n",
                "text\n\n— name AAAAAAAA\r\n",
                "text\n\n— name AAAAAAAA\n— name AAAAAAAA\r",
            })
    void aMalformedNoteIsRefused(String note) {
        assertThrows(NotProven.class, () -> SignedNote.parse(note));
    }

    @Test
    void bytesThatAreNotUtf8AreRefused() {
        byte[] latin1 = "é\n\n— name AAAAAAAA\n".getBytes(StandardCharsets.ISO_8859_1);
        assertThrows(NotProven.class, () -> SignedNote.parse(latin1));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "PeterNeumann",
                "PeterNeumann+c74f20a3",
                "PeterNeumann+c74f20a3+",
                "PeterNeumann+C74F20A3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
                "PeterNeumann+c74f20a4+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
                "Peter Neumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
                "PeterNeumann+c74f20a3+AhpcQcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
                "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10T=",
                "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW+",
            })
    void aMalformedVerifierKeyIsRefused(String vkey) {
        assertThrows(NotProven.class, () -> VerifierKey.parse(vkey));
    }

    @Test
    void weSignNothingThatWouldBeRefused() {
        assertThrows(IllegalArgumentException.class, () -> SignedNote.sign("no newline", ours));
        assertThrows(IllegalArgumentException.class, () -> SignedNote.sign("a\tb\n", ours));
        assertThrows(IllegalArgumentException.class, () -> key("two words", 1));
    }
}
