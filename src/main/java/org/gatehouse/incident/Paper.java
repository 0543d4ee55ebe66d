package org.gatehouse.incident;

import java.awt.Color;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.PDPageContentStream.AppendMode;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.graphics.state.RenderingMode;

/// Writes a PDF from top to bottom: headings, text, tables, a drawing; breaks pages by itself and
/// numbers them. A4, units are points.
final class Paper implements AutoCloseable {
    private static final double MARGIN = 50;
    private static final double WIDTH = PDRectangle.A4.getWidth() - 2 * MARGIN;
    private static final double TEXT = 10;
    private static final double SMALL = 8.5;
    private static final double LEADING = 1.35;
    private static final Color INK = new Color(0x1d2422);
    private static final Color SOFT = new Color(0x4b5451);
    private static final Color RULE = new Color(0xb9b4aa);

    /// What the parts of a drawing look like on paper.
    private static final Map<String, Color> COLOURS =
            Map.ofEntries(
                    Map.entry("grid", new Color(0xe4e0d8)),
                    Map.entry("lane", new Color(0xd0cbc1)),
                    Map.entry("ground", INK),
                    Map.entry("level", new Color(0xbcd3e6)),
                    Map.entry("label", SOFT),
                    Map.entry("moment", new Color(0x9b1418)),
                    Map.entry("momentLabel", new Color(0x9b1418)),
                    Map.entry("door", new Color(0x1b4f7e)),
                    Map.entry("desk", new Color(0x11613a)),
                    Map.entry("room", new Color(0x7a4300)),
                    Map.entry("mail", new Color(0x6b5a8e)),
                    Map.entry("incident", new Color(0x9b1418)));

    private final PDDocument document = new PDDocument();
    private final List<PDPage> pages = new ArrayList<>();
    private final Letters letters;
    private final String foot;
    private PDPageContentStream page;
    private double y;

    /// @param title the document's title, for whoever reads it with a screen reader
    /// @param foot what stands at the foot of each page
    Paper(String title, String foot) throws IOException {
        this.foot = foot;
        letters = Letters.in(document);
        document.getDocumentInformation().setTitle(title);
        document.getDocumentInformation().setCreator("Gatehouse");
        document.getDocumentCatalog().setLanguage("en-GB");
        page = open();
    }

    private PDPageContentStream open() throws IOException {
        PDPage fresh = new PDPage(PDRectangle.A4);
        document.addPage(fresh);
        pages.add(fresh);
        y = PDRectangle.A4.getHeight() - MARGIN;
        return new PDPageContentStream(document, fresh);
    }

    private void room(double height) throws IOException {
        if (y - height < MARGIN + 16) {
            page.close();
            page = open();
        }
    }

    /// Starts a new page.
    void turn() throws IOException {
        page.close();
        page = open();
    }

    void title(String text) throws IOException {
        lines(text, 22, true, INK, 0);
        gap(6);
    }

    void heading(String text) throws IOException {
        room(70);
        gap(12);
        lines(text, 14, true, INK, 0);
        gap(4);
    }

    void text(String text) throws IOException {
        lines(text, TEXT, false, INK, 0);
        gap(5);
    }

    void hint(String text) throws IOException {
        lines(text, SMALL, false, SOFT, 0);
        gap(4);
    }

    void item(String text) throws IOException {
        room(TEXT * LEADING);
        show("•", TEXT, false, INK, MARGIN + 2, y - TEXT);
        lines(text, TEXT, false, INK, 12);
        gap(2);
    }

    void gap(double height) {
        y -= height;
    }

    private void lines(String text, double size, boolean bold, Color colour, double indent)
            throws IOException {
        for (String line : letters.lines(text, size, WIDTH - indent)) {
            room(size * LEADING);
            show(line, size, bold, colour, MARGIN + indent, y - size);
            y -= size * LEADING;
        }
    }

    private void show(String shown, double size, boolean bold, Color colour, double x, double at)
            throws IOException {
        page.setNonStrokingColor(colour);
        page.setStrokingColor(colour);
        page.setLineWidth((float) (size / 32));
        page.beginText();
        page.setRenderingMode(bold ? RenderingMode.FILL_STROKE : RenderingMode.FILL);
        page.setFont(letters.font(), (float) size);
        page.newLineAtOffset((float) x, (float) at);
        page.showText(shown);
        page.endText();
    }

    /// @param shares how wide the columns are, in parts of the whole
    void table(List<Double> shares, List<String> head, List<List<String>> rows) throws IOException {
        row(shares, head, true);
        for (List<String> cells : rows) {
            if (row(shares, cells, false)) {
                row(shares, head, true);
                row(shares, cells, false);
            }
        }
        gap(6);
    }

    /// Returns whether there is no room for the row on this page: then nothing was written.
    private boolean row(List<Double> shares, List<String> cells, boolean bold) throws IOException {
        List<List<String>> all = new ArrayList<>();
        int tallest = 1;
        for (int i = 0; i < cells.size(); i++) {
            all.add(letters.lines(cells.get(i), SMALL, WIDTH * shares.get(i) - 6));
            tallest = Math.max(tallest, all.getLast().size());
        }
        double height = tallest * SMALL * 1.25 + 5;
        boolean fresh = y > PDRectangle.A4.getHeight() - MARGIN - 40;
        if (y - height < MARGIN + 16 && !fresh) {
            turn();
            return !bold;
        }
        double x = MARGIN;
        for (int i = 0; i < all.size(); i++) {
            double at = y - SMALL - 1;
            for (String line : all.get(i)) {
                show(line, SMALL, bold, INK, x, at);
                at -= SMALL * 1.25;
            }
            x += WIDTH * shares.get(i);
        }
        y -= height;
        stroke(RULE, 0.5, MARGIN, y + 1, MARGIN + WIDTH, y + 1);
        return false;
    }

    /// A line to write on, behind a label.
    void blank(String label) throws IOException {
        room(30);
        gap(20);
        String shown = letters.shown(label);
        show(shown, TEXT, false, INK, MARGIN, y);
        double from = MARGIN + letters.width(shown, TEXT) + 8;
        stroke(SOFT, 0.7, from, y - 2, MARGIN + WIDTH, y - 2);
        gap(6);
    }

    private void stroke(Color colour, double thick, double x1, double y1, double x2, double y2)
            throws IOException {
        page.setStrokingColor(colour);
        page.setLineWidth((float) thick);
        page.moveTo((float) x1, (float) y1);
        page.lineTo((float) x2, (float) y2);
        page.stroke();
    }

    /// Paints a drawing as wide as the text.
    void drawing(Drawing drawing) throws IOException {
        double scale = WIDTH / drawing.width();
        room(drawing.height() * scale + 8);
        for (Drawing.Shape shape : drawing.shapes()) {
            paint(shape, scale);
        }
        y -= drawing.height() * scale + 8;
    }

    private void paint(Drawing.Shape shape, double scale) throws IOException {
        switch (shape) {
            case Drawing.Line(String part, double x1, double y1, double x2, double y2) ->
                    stroke(
                            colour(part),
                            part.equals("moment") ? 1.4 : 0.6,
                            MARGIN + x1 * scale,
                            y - y1 * scale,
                            MARGIN + x2 * scale,
                            y - y2 * scale);
            case Drawing.Box(String part, double x, double top, double width, double height) -> {
                page.setNonStrokingColor(colour(part));
                page.addRect(
                        (float) (MARGIN + x * scale),
                        (float) (y - (top + height) * scale),
                        (float) (width * scale),
                        (float) (height * scale));
                page.fill();
            }
            case Drawing.Dot(String part, double x, double top, double radius) ->
                    dot(colour(part), MARGIN + x * scale, y - top * scale, radius * scale);
            case Drawing.Text(String part, double x, double top, String anchor, String words) -> {
                String shown = letters.shown(words);
                double size = 9 * scale + 1;
                double width = letters.width(shown, size);
                double back =
                        anchor.equals("end") ? width : anchor.equals("middle") ? width / 2 : 0;
                show(shown, size, false, colour(part), MARGIN + x * scale - back, y - top * scale);
            }
        }
    }

    /// A circle of four Bézier curves.
    private void dot(Color colour, double x, double at, double r) throws IOException {
        float k = (float) (0.5523 * r);
        float cx = (float) x;
        float cy = (float) at;
        float radius = (float) r;
        page.setNonStrokingColor(colour);
        page.moveTo(cx - radius, cy);
        page.curveTo(cx - radius, cy + k, cx - k, cy + radius, cx, cy + radius);
        page.curveTo(cx + k, cy + radius, cx + radius, cy + k, cx + radius, cy);
        page.curveTo(cx + radius, cy - k, cx + k, cy - radius, cx, cy - radius);
        page.curveTo(cx - k, cy - radius, cx - radius, cy - k, cx - radius, cy);
        page.fill();
    }

    private static Color colour(String part) {
        return COLOURS.getOrDefault(part, INK);
    }

    /// The finished PDF.
    byte[] bytes() throws IOException {
        page.close();
        for (int i = 0; i < pages.size(); i++) {
            page = new PDPageContentStream(document, pages.get(i), AppendMode.APPEND, true, true);
            show(letters.shown(foot), 8, false, SOFT, MARGIN, MARGIN - 22);
            String number = "Page " + (i + 1) + " of " + pages.size();
            double width = letters.width(number, 8);
            show(number, 8, false, SOFT, MARGIN + WIDTH - width, MARGIN - 22);
            page.close();
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        document.save(out);
        return out.toByteArray();
    }

    @Override
    public void close() throws IOException {
        document.close();
    }
}
