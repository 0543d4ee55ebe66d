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

    /// What can be shown of `text`, in the order of the eye.
    String shown(String text) {
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
        String plain = out.toString();
        if (!Bidi.requiresBidi(plain.toCharArray(), 0, plain.length())) {
            return plain;
        }
        return new Bidi(plain, Bidi.DIRECTION_DEFAULT_LEFT_TO_RIGHT)
                .writeReordered(Bidi.DO_MIRRORING);
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

    /// `text` in lines of at most `width` points; a word that is longer is broken.
    List<String> lines(String text, double size, double width) {
        List<String> lines = new ArrayList<>();
        for (String paragraph : text.split("\n", -1)) {
            StringBuilder line = new StringBuilder();
            for (String word : shown(paragraph).split(" ", -1)) {
                append(lines, line, word, size, width);
            }
            lines.add(line.toString());
        }
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
            int fits = rest.length() - 1;
            while (fits > 1 && width(rest.substring(0, fits), size) > width) {
                fits--;
            }
            lines.add(rest.substring(0, fits));
            rest = rest.substring(fits);
        }
        line.append(rest);
    }
}
