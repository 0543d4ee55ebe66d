package org.gatehouse.sharing;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.LuminanceSource;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;

class SharingTest {
    private static final String PAGE = "https://forum.example.org/meetings/road-safety-2021-11-11";

    private static Announcement about(String title) {
        return new Announcement(
                "Chess Valley Forum",
                "#1f5f5b",
                title,
                "Thursday 11 November 2021, 7 pm (UK time)",
                "Online, and open to everybody who lives here.",
                "Scan this with your phone’s camera, or type in the address:",
                PAGE,
                "Share this page. Never share your pass.");
    }

    private static BufferedImage card(String title) throws Exception {
        byte[] png = new PreviewCard().png(about(title));
        keep("card-" + title.length() + ".png", png);
        return ImageIO.read(new ByteArrayInputStream(png));
    }

    private static void keep(String name, byte[] bytes) throws Exception {
        String directory = System.getProperty("pictures");
        if (directory != null) {
            Files.write(Files.createDirectories(Path.of(directory)).resolve(name), bytes);
        }
    }

    @Test
    void theCardHasTheSizeThatChatsShowAndTheForumsColour() throws Exception {
        BufferedImage card = card("Road safety in Mill Lane");
        assertEquals(1200, card.getWidth());
        assertEquals(630, card.getHeight());
        assertEquals(0xff1f5f5b, card.getRGB(600, 5));
    }

    @Test
    void anotherTitleGivesAnotherCardAndTheSameOneIsDrawnOnce() {
        PreviewCard cards = new PreviewCard();
        byte[] first = cards.png(about("Road safety"));
        assertSame(first, cards.png(about("Road safety")));
        assertNotEquals(first.length, cards.png(about("Burglary in Latimer")).length);
        assertArrayEquals(first, new PreviewCard().png(about("Road safety")));
    }

    @Test
    void aTitleOfAnyLengthAndInAnyScriptIsDrawn() throws Exception {
        card("W".repeat(150));
        card("Everything about ".repeat(8) + "roads");
        card("会议 🚓");
        card("Zażółć gęślą jaźń, Ελλάδα, Київ");
    }

    @Test
    void lettersThatTheFontLacksAreLeftOut() {
        Lettering lettering = new Lettering();
        assertEquals("Road safety", lettering.drawable("Road 🚓 safety 会"));
        assertEquals("", lettering.drawable("🚓"));
    }

    @Test
    void whatIsTooLongIsCutOffWithAnEllipsis() {
        Lettering lettering = new Lettering();
        assertEquals(
                java.util.List.of("one two", "three…"),
                lettering.lines("one two three four", 10, lettering.width("one two ", 10), 2));
        String cut = lettering.lines("x".repeat(200), 10, 100, 1).getFirst();
        assertTrue(cut.endsWith("…") && lettering.width(cut, 10) <= 100, cut);
    }

    @Test
    void thePosterHoldsTheWordsAndACodeThatLeadsToThePublicPage() throws Exception {
        byte[] pdf = new PosterPdf().of(about("Road safety in Mill Lane 🚓"));
        keep("poster.pdf", pdf);
        try (PDDocument document = Loader.loadPDF(pdf)) {
            String text = new PDFTextStripper().getText(document).replaceAll("\\s+", " ");
            assertTrue(text.contains("Road safety in Mill Lane"), text);
            assertTrue(text.contains("Never share your pass"), text);
            BufferedImage page = new PDFRenderer(document).renderImageWithDPI(0, 110);
            assertEquals(PAGE, read(page));
        }
    }

    @Test
    void theCodeOnTheWebPageLeadsThereToo() {
        QrCode code = QrCode.of(PAGE);
        BufferedImage image =
                new BufferedImage(code.size() * 4, code.size() * 4, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                image.setRGB(x, y, code.isDark(x / 4, y / 4) ? 0 : 0xffffff);
            }
        }
        assertEquals(PAGE, read(image));
        long runs = code.svgPath().chars().filter(c -> c == 'M').count();
        assertTrue(runs > 50, "the same modules as a path");
    }

    private static String read(BufferedImage image) {
        int[] pixels =
                image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
        LuminanceSource light = new RGBLuminanceSource(image.getWidth(), image.getHeight(), pixels);
        try {
            return new QRCodeReader()
                    .decode(new BinaryBitmap(new HybridBinarizer(light)))
                    .getText();
        } catch (com.google.zxing.ReaderException e) {
            throw new AssertionError("The code can't be read", e);
        }
    }
}
