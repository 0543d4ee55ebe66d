package org.gatehouse.incident;

import com.ibm.icu.text.Bidi;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

/// The font of a PDF, embedded (Liberation Sans: Latin, Greek, Cyrillic, Hebrew). A character that
/// it lacks is spelled out as its code point, `[U+540D]`: nothing of a name is silently left out.
final class Letters {
    private static final String FONT =
            "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";

    private final PDFont font;

    private Letters(PDFont font) {
        this.font = font;
    }

    static Letters in(PDDocument document) throws IOException {
        try (InputStream in = PDDocument.class.getResourceAsStream(FONT)) {
            return new Letters(PDType0Font.load(document, Objects.requireNonNull(in, FONT)));
        }
    }

    PDFont font() {
        return font;
    }

    /// What can be shown of `text`, one line of it, in the order of the eye.
    String shown(String text) {
        return inOrder(spelled(text), Bidi.getBaseDirection(text));
    }

    private String spelled(String text) {
        StringBuilder out = new StringBuilder();
        text.codePoints()
                .forEach(
                        c -> {
                            if (c == '\n' || c == '\t') {
                                out.append(' ');
                            } else if (has(c)) {
                                out.appendCodePoint(c);
                            } else {
                                out.append(String.format("[U+%04X]", c));
                            }
                        });
        return out.toString();
    }

    /// A line of a text that runs in `direction`, in the order of the eye (Unicode's UAX #9).
    private static String inOrder(String line, byte direction) {
        if (!Bidi.requiresBidi(line.toCharArray(), 0, line.length())) {
            return line;
        }
        byte level = direction == Bidi.RTL ? Bidi.RTL : Bidi.LTR;
        return new Bidi(line, level).writeReordered(Bidi.DO_MIRRORING);
    }

    private boolean has(int c) {
        if (Character.isISOControl(c) || Character.getType(c) == Character.FORMAT) {
            return false;
        }
        try {
            font.encode(Character.toString(c));
            return true;
        } catch (IllegalArgumentException noGlyph) {
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// In points.
    double width(String shown, double size) {
        try {
            return font.getStringWidth(shown) / 1000 * size;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// `text` in lines of at most `width` points, each in the order of the eye; a word that is
    /// longer is broken, best where a mail address or a path has a joint.
    List<String> lines(String text, double size, double width) {
        List<String> lines = new ArrayList<>();
        for (String paragraph : text.split("\n", -1)) {
            byte direction = Bidi.getBaseDirection(paragraph);
            for (String line : wrapped(spelled(paragraph), size, width)) {
                lines.add(inOrder(line, direction));
            }
        }
        return lines;
    }

    private List<String> wrapped(String paragraph, double size, double width) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : paragraph.split(" ", -1)) {
            append(lines, line, word, size, width);
        }
        lines.add(line.toString());
        return lines;
    }

    private void append(
            List<String> lines, StringBuilder line, String word, double size, double width) {
        String longer = line.isEmpty() ? word : line + " " + word;
        if (width(longer, size) <= width) {
            line.setLength(0);
            line.append(longer);
            return;
        }
        if (!line.isEmpty()) {
            lines.add(line.toString());
            line.setLength(0);
        }
        String rest = word;
        while (width(rest, size) > width && rest.length() > 1) {
            int fits = joint(rest, fitting(rest, size, width));
            lines.add(rest.substring(0, fits));
            rest = rest.substring(fits);
        }
        line.append(rest);
    }

    /// How many characters of `word` fit, one at least.
    private int fitting(String word, double size, double width) {
        int fits = word.length() - 1;
        while (fits > 1 && width(word.substring(0, fits), size) > width) {
            fits--;
        }
        return Math.max(1, word.offsetByCodePoints(0, word.codePointCount(0, fits)));
    }

    /// The last joint of `word` in its first `fits` characters; `fits` where there is none.
    private static int joint(String word, int fits) {
        for (int i = fits; i > 1; i--) {
            if ("@./-_]".indexOf(word.charAt(i - 1)) >= 0) {
                return i;
            }
        }
        return fits;
    }
}
