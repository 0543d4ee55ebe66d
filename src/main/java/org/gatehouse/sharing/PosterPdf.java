package org.gatehouse.sharing;

import java.awt.Color;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.apache.pdfbox.pdmodel.graphics.state.RenderingMode;

/// Sets a meeting's poster on a sheet of A4, ready for any printer: the font is in the document.
public final class PosterPdf {
    private static final float LEFT = 56;
    private static final float WIDTH = PDRectangle.A4.getWidth() - 2 * LEFT;
    private static final float TOP = PDRectangle.A4.getHeight();
    private static final float CODE = 270;
    private static final Color INK = new Color(0x1d2422);

    private final Lettering lettering = new Lettering();

    /// The poster as a PDF of one page.
    public byte[] of(Announcement about) {
        try (PDDocument document = new PDDocument()) {
            document.getDocumentInformation().setTitle(about.title());
            document.getDocumentInformation().setAuthor(about.forum());
            PDPage page = new PDPage(PDRectangle.A4);
            document.addPage(page);
            PDType0Font font = PDType0Font.load(document, Lettering.fontFile(), true);
            try (PDPageContentStream sheet = new PDPageContentStream(document, page)) {
                new Sheet(sheet, font).set(about);
            }
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            document.save(bytes);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// One page while it is set; lengths are points, from the lower left corner.
    private final class Sheet {
        private final PDPageContentStream out;
        private final PDType0Font font;

        Sheet(PDPageContentStream out, PDType0Font font) {
            this.out = out;
            this.font = font;
        }

        void set(Announcement about) throws IOException {
            Color forum = Color.decode(about.colour());
            box(forum, 0, TOP - 96, PDRectangle.A4.getWidth(), 96);
            write(Color.WHITE, about.forum(), 26, TOP - 58, 1, 0);
            float y = write(INK, about.title(), 46, TOP - 172, 4, 1.4f);
            y = write(forum, about.when(), 22, y - 4, 2, 0.8f);
            write(INK, about.lead(), 17, y - 6, 3, 0);
            code(about.address(), 148);
            write(INK, about.scan(), 17, 122, 2, 0);
            write(forum, about.address(), 14, 82, 2, 0);
            box(forum, 0, 0, PDRectangle.A4.getWidth(), 44);
            write(Color.WHITE, about.share(), 16, 17, 1, 0);
        }

        private void box(Color colour, float x, float y, float width, float height)
                throws IOException {
            out.setNonStrokingColor(colour);
            out.addRect(x, y, width, height);
            out.fill();
        }

        /// Writes `text` in at most `most` lines and returns the baseline of the next.
        private float write(Color ink, String text, float size, float y, int most, float weight)
                throws IOException {
            List<String> lines = lettering.lines(text, size, WIDTH, most);
            out.setNonStrokingColor(ink);
            out.setStrokingColor(ink);
            out.setLineWidth(weight);
            float baseline = y;
            for (String line : lines) {
                out.beginText();
                out.setRenderingMode(weight > 0 ? RenderingMode.FILL_STROKE : RenderingMode.FILL);
                out.setFont(font, size);
                out.newLineAtOffset(LEFT, baseline);
                out.showText(line);
                out.endText();
                baseline -= size * 1.22f;
            }
            return baseline - size * 0.35f;
        }

        private void code(String address, float y) throws IOException {
            QrCode code = QrCode.of(address);
            float module = CODE / code.size();
            out.setNonStrokingColor(Color.BLACK);
            for (int row = 0; row < code.size(); row++) {
                for (int column = 0; column < code.size(); column++) {
                    if (code.isDark(column, row)) {
                        float x = LEFT - 4 * module + column * module;
                        out.addRect(x, y + CODE - (row + 1) * module, module, module);
                    }
                }
            }
            out.fill();
        }
    }
}
