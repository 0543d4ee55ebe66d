package org.gatehouse.sharing;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/// Draws the picture that chats and social media show beside a meeting's address (Open Graph,
/// `og:image`). The newest ones are kept, since every share asks for one.
public final class PreviewCard {
    /// Pixels; what Facebook, X and WhatsApp show without cutting anything off.
    public static final int WIDTH = 1_200;

    public static final int HEIGHT = 630;

    private static final int KEPT = 64;
    private static final int LEFT = 80;
    private static final int ROOM = WIDTH - 2 * LEFT;
    private static final Color PAPER = new Color(0xfbf8f3);
    private static final Color INK = new Color(0x1d2422);
    private static final Color SOFT = new Color(0x4b5451);

    private final Lettering lettering = new Lettering();
    private final Map<Announcement, byte[]> kept =
            Collections.synchronizedMap(
                    new LinkedHashMap<>(16, 0.75f, true) {
                        private static final long serialVersionUID = 1;

                        @Override
                        protected boolean removeEldestEntry(Map.Entry<Announcement, byte[]> one) {
                            return size() > KEPT;
                        }
                    });

    /// The card as a PNG.
    public byte[] png(Announcement about) {
        return kept.computeIfAbsent(about, this::draw);
    }

    private byte[] draw(Announcement about) {
        BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = image.createGraphics();
        try {
            g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
            g.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
            paint(g, about);
        } finally {
            g.dispose();
        }
        return encode(image);
    }

    private void paint(Graphics2D g, Announcement about) {
        Color forum = Color.decode(about.colour());
        fill(g, PAPER, new Rectangle2D.Double(0, 0, WIDTH, HEIGHT));
        fill(g, forum, new Rectangle2D.Double(0, 0, WIDTH, 116));
        gate(g);
        write(g, Color.WHITE, lettering.lines(about.forum(), 42, ROOM - 100, 1), 42, 180, 73, 0);
        int size = lettering.lines(about.title(), 78, ROOM, 3).size() < 3 ? 78 : 62;
        List<String> title = lettering.lines(about.title(), size, ROOM, 3);
        double y = write(g, INK, title, size, LEFT, 154 + size, 2.2);
        write(g, forum, lettering.lines(about.when(), 44, ROOM, 1), 44, LEFT, y + 12, 1);
        hills(g, forum);
        write(g, SOFT, lettering.lines(about.lead(), 31, ROOM, 1), 31, LEFT, 540, 0);
        write(g, Color.WHITE, lettering.lines(about.share(), 29, ROOM, 1), 29, LEFT, 611, 0);
    }

    /// The sign of the program: an arched gate.
    private static void gate(Graphics2D g) {
        Path2D gate = new Path2D.Double();
        gate.moveTo(80, 92);
        gate.lineTo(80, 58);
        gate.curveTo(80, 14, 144, 14, 144, 58);
        gate.lineTo(144, 92);
        for (int bar : new int[] {96, 112, 128}) {
            gate.moveTo(bar, 92);
            gate.lineTo(bar, bar == 112 ? 44 : 52);
        }
        gate.moveTo(80, 72);
        gate.lineTo(144, 72);
        g.setColor(Color.WHITE);
        g.setStroke(new BasicStroke(5, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        g.draw(gate);
    }

    private static void hills(Graphics2D g, Color forum) {
        Path2D hills = new Path2D.Double();
        hills.moveTo(0, HEIGHT);
        hills.lineTo(0, 584);
        hills.curveTo(250, 540, 420, 596, 640, 572);
        hills.curveTo(860, 548, 1010, 590, WIDTH, 562);
        hills.lineTo(WIDTH, HEIGHT);
        hills.closePath();
        fill(g, forum, hills);
    }

    /// Writes `lines` below one another and returns the baseline of the one that would follow.
    ///
    /// @param weight pixels by which letters are fattened; the font has no bold
    private double write(
            Graphics2D g,
            Color ink,
            List<String> lines,
            int size,
            double x,
            double y,
            double weight) {
        double baseline = y;
        for (String line : lines) {
            Path2D shapes = lettering.shapes(line, size, x, baseline);
            fill(g, ink, shapes);
            if (weight > 0) {
                g.setStroke(new BasicStroke((float) weight));
                g.draw(shapes);
            }
            baseline += size * 1.18;
        }
        return baseline;
    }

    private static void fill(Graphics2D g, Color colour, Shape shape) {
        g.setColor(colour);
        g.fill(shape);
    }

    private static byte[] encode(BufferedImage image) {
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        // In memory: ImageIO's own choice is a file in the folder for temporary ones.
        try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(png)) {
            ImageIO.write(image, "png", out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return png.toByteArray();
    }
}
