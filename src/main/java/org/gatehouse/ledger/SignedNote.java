package org.gatehouse.ledger;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/// A text with signatures beneath it, as C2SP signed-note: the text, which ends in a newline; a
/// blank line; then one line `— name base64(key id || signature)` for each signature.
///
/// A note that was merely parsed proves nothing: believe its text only after [#verify].
///
/// @param text ends in a newline, has no other control characters
/// @param marks the signature lines, 1 to 100, in the order of the note; those of keys that we do
///   not know are kept and printed as they came
public record SignedNote(String text, List<Mark> marks) {
    private static final int MAX_CHARS = 1_000_000;
    private static final int MAX_MARKS = 100;
    private static final String BLANK_LINE = "\n\n";
    private static final String DASH = "— ";

    public SignedNote {
        marks = List.copyOf(marks);
    }

    /// A signature line.
    ///
    /// @param name the name of the key that signed
    /// @param signature base64 of the key's id (4 bytes) and the signature
    public record Mark(String name, String signature) {
        private static Mark parse(String line) throws NotProven {
            if (!line.startsWith(DASH)) {
                throw new NotProven("A signature line does not start with a dash and a space.");
            }
            String[] parts = line.substring(DASH.length()).split(" ", -1);
            if (parts.length != 2 || !VerifierKey.isName(parts[0])) {
                throw new NotProven("A signature line is not of the form: dash, name, signature.");
            }
            if (StrictText.base64(parts[1]).length <= VerifierKey.ID_BYTES) {
                throw new NotProven("A signature is too short.");
            }
            return new Mark(parts[0], parts[1]);
        }

        private static Mark by(SigningKey signer, byte[] text) {
            byte[] id = signer.verifierKey().id();
            byte[] signature = signer.sign(text);
            byte[] both = Arrays.copyOf(id, id.length + signature.length);
            System.arraycopy(signature, 0, both, id.length, signature.length);
            return new Mark(signer.verifierKey().name(), StrictText.base64(both));
        }

        private boolean isBy(VerifierKey key) throws NotProven {
            byte[] keyId = Arrays.copyOf(StrictText.base64(signature), VerifierKey.ID_BYTES);
            return name.equals(key.name()) && Arrays.equals(keyId, key.id());
        }

        private boolean verifies(VerifierKey key, byte[] text) throws NotProven {
            byte[] both = StrictText.base64(signature);
            byte[] alone = Arrays.copyOfRange(both, VerifierKey.ID_BYTES, both.length);
            return Ed25519.verifies(key.key(), text, alone);
        }
    }

    /// Signs a text, which must end in a newline and hold no other control characters.
    public static SignedNote sign(String text, SigningKey signer) {
        try {
            byte[] utf8 = checkedText(text);
            return new SignedNote(text, List.of(Mark.by(signer, utf8)));
        } catch (NotProven malformed) {
            throw new IllegalArgumentException(malformed.reason(), malformed);
        }
    }

    /// Reads a note from the UTF-8 of a file.
    ///
    /// @throws NotProven if its form is wrong
    public static SignedNote parse(byte[] utf8) throws NotProven {
        return parse(StrictText.fromUtf8(utf8));
    }

    /// Reads a note.
    ///
    /// @throws NotProven if its form is wrong
    public static SignedNote parse(String note) throws NotProven {
        int blank = note.lastIndexOf(BLANK_LINE);
        if (blank < 0 || !note.endsWith("\n") || note.length() > MAX_CHARS) {
            throw new NotProven("This is not a signed note: text, a blank line, signatures.");
        }
        String text = note.substring(0, blank + 1);
        checkedText(text);
        List<Mark> marks = new ArrayList<>();
        for (String line : note.substring(blank + BLANK_LINE.length()).lines().toList()) {
            marks.add(Mark.parse(line));
        }
        if (marks.isEmpty() || marks.size() > MAX_MARKS) {
            throw new NotProven("A signed note has between 1 and 100 signatures.");
        }
        SignedNote parsed = new SignedNote(text, marks);
        if (!parsed.toString().equals(note)) {
            throw new NotProven("The signature lines are not separated by plain newlines.");
        }
        return parsed;
    }

    private static byte[] checkedText(String text) throws NotProven {
        if (!text.endsWith("\n") || StrictText.hasControls(text)) {
            throw new NotProven("The text must end in a newline and hold no control characters.");
        }
        return StrictText.toUtf8(text);
    }

    /// Returns the text if `key` signed it. Signatures of other keys are passed over.
    ///
    /// @throws NotProven if there is no signature by `key`, or any by it that is wrong
    public String verify(VerifierKey key) throws NotProven {
        byte[] utf8 = StrictText.toUtf8(text);
        boolean signed = false;
        for (Mark mark : marks) {
            if (mark.isBy(key)) {
                if (!mark.verifies(key, utf8)) {
                    throw new NotProven("The signature does not belong to this text.");
                }
                signed = true;
            }
        }
        if (!signed) {
            throw new NotProven("The expected key has not signed this text.");
        }
        return text;
    }

    /// The note as it is written to a file.
    @Override
    public String toString() {
        return marks.stream()
                .map(mark -> DASH + mark.name() + " " + mark.signature() + "\n")
                .collect(Collectors.joining("", text + "\n", ""));
    }
}
