package org.gatehouse.sharing;

import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.GlyphData;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.jspecify.annotations.Nullable;

/// Text as shapes. The font comes with PDFBox (Liberation Sans, SIL Open Font Licence), so that
/// pictures come out the same on a server without a single font, where Java's own text fails.
final class Lettering {
    private static final String FONT =
            "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";
    private static final String CUT = "…";

    private @Nullable Face read;

    /// The font once it is read: only a page that shows text as shapes pays for it.
    private record Face(TrueTypeFont font, CmapLookup characters, double unit) {
        static Face read() {
            try (InputStream in = fontFile()) {
                TrueTypeFont font = new TTFParser().parse(new RandomAccessReadBuffer(in));
                return new Face(font, font.getUnicodeCmapLookup(), 1.0 / font.getUnitsPerEm());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private synchronized Face face() {
        if (read == null) {
            read = Face.read();
        }
        return read;
    }

    /// The font itself, for a document that holds it.
    static InputStream fontFile() {
        return Objects.requireNonNull(PDDocument.class.getResourceAsStream(FONT), FONT);
    }

    /// `text` without what this font can't draw, such as an emoji; perhaps empty.
    synchronized String drawable(String text) {
        StringBuilder plain = new StringBuilder();
        text.codePoints()
                .map(c -> Character.isWhitespace(c) ? ' ' : c)
                .filter(c -> c == ' ' || face().characters().getGlyphId(c) > 0)
                .forEach(plain::appendCodePoint);
        return plain.toString().replaceAll(" +", " ").strip();
    }

    /// How wide `text` is at a size of so many points or pixels.
    synchronized double width(String text, double size) {
        return text.codePoints().mapToDouble(this::advance).sum() * face().unit() * size;
    }

    private double advance(int character) {
        try {
            return face().font().getAdvanceWidth(face().characters().getGlyphId(character));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The shapes of `text`, its first letter at `x`, its baseline at `y`, which grows downwards.
    synchronized Path2D shapes(String text, double size, double x, double y) {
        Path2D all = new Path2D.Double();
        double scale = face().unit() * size;
        double at = x;
        for (int character : text.codePoints().toArray()) {
            GlyphData glyph = glyph(character);
            if (glyph != null) {
                AffineTransform place = AffineTransform.getTranslateInstance(at, y);
                place.scale(scale, -scale);
                all.append(glyph.getPath().getPathIterator(place), false);
            }
            at += advance(character) * scale;
        }
        return all;
    }

    private @Nullable GlyphData glyph(int character) {
        try {
            return face().font().getGlyph().getGlyph(face().characters().getGlyphId(character));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// `text` broken into lines of at most `width`; what does not fit into `most` of them is cut
    /// off with an ellipsis.
    List<String> lines(String text, double size, double width, int most) {
        List<String> lines = new ArrayList<>();
        String line = "";
        for (String word : drawable(text).split(" ")) {
            String longer = line.isEmpty() ? word : line + " " + word;
            if (line.isEmpty() || width(longer, size) <= width) {
                line = longer;
            } else {
                lines.add(line);
                line = word;
            }
        }
        if (!line.isEmpty()) {
            lines.add(line);
        }
        List<String> shown = new ArrayList<>(lines.subList(0, Math.min(most, lines.size())));
        if (lines.size() > most) {
            shown.set(most - 1, shown.getLast() + CUT);
        }
        return shown.stream().map(one -> fitting(one, size, width)).toList();
    }

    /// A line that is too wide, as one word without a space can be, is cut off.
    private String fitting(String line, double size, double width) {
        String cut = line;
        while (width(cut, size) > width && cut.length() > 2) {
            String bare = cut.endsWith(CUT) ? cut.substring(0, cut.length() - 1) : cut;
            cut = bare.substring(0, bare.offsetByCodePoints(bare.length(), -1)).strip() + CUT;
        }
        return cut;
    }
}
