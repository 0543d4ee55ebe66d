package org.gatehouse.sighting;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Iterator;
import java.util.Locale;
import java.util.Set;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;

/// A picture that a stranger sent, drawn anew: nothing of the file itself is ever handed on. Only
/// PNG and JPEG are read, by what they are and not by what they are called, and how large a picture
/// is gets asked before it is unpacked.
final class SafePicture {
    /// Octets of the file.
    static final int LARGEST = 4 << 20;

    private static final int LONGEST_SIDE = 20_000;
    private static final long MOST_PIXELS = 40_000_000;
    private static final int DRAWN_SIDE = 1_600;
    private static final int BLURRED_SIDE = 16;
    private static final Set<String> FORMATS = Set.of("png", "jpeg");

    private final BufferedImage image;

    private SafePicture(BufferedImage image) {
        this.image = image;
    }

    /// @throws IOException where it is no picture that we read, with words for a person
    static SafePicture read(byte[] file) throws IOException {
        if (file.length > LARGEST) {
            throw new IOException("The picture is too large.");
        }
        try (ImageInputStream in =
                new MemoryCacheImageInputStream(new ByteArrayInputStream(file))) {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
            while (readers.hasNext()) {
                ImageReader reader = readers.next();
                try {
                    if (FORMATS.contains(reader.getFormatName().toLowerCase(Locale.ROOT))) {
                        reader.setInput(in, true, true);
                        return new SafePicture(draw(reader));
                    }
                } finally {
                    reader.dispose();
                }
            }
        } catch (RuntimeException e) {
            throw new IOException("The picture is broken.", e);
        }
        throw new IOException("Only PNG and JPEG pictures are read.");
    }

    private static BufferedImage draw(ImageReader reader) throws IOException {
        int width = reader.getWidth(0);
        int height = reader.getHeight(0);
        boolean credible =
                width > 0
                        && height > 0
                        && width <= LONGEST_SIDE
                        && height <= LONGEST_SIDE
                        && (long) width * height <= MOST_PIXELS;
        if (!credible) {
            throw new IOException("The picture has too many pixels.");
        }
        ImageReadParam param = reader.getDefaultReadParam();
        int step = Math.max(1, Math.max(width, height) / (2 * DRAWN_SIDE));
        param.setSourceSubsampling(step, step, 0, 0);
        return scaled(reader.read(0, param), DRAWN_SIDE);
    }

    private static BufferedImage scaled(BufferedImage from, int longest) {
        double scale = Math.min(1, (double) longest / Math.max(from.getWidth(), from.getHeight()));
        int width = Math.max(1, (int) (from.getWidth() * scale));
        int height = Math.max(1, (int) (from.getHeight() * scale));
        BufferedImage to = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = to.createGraphics();
        pen.setRenderingHint(
                RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        pen.drawImage(from, 0, 0, width, height, null);
        pen.dispose();
        return to;
    }

    BufferedImage image() {
        return image;
    }

    byte[] png() {
        return png(image);
    }

    /// A few patches of colour: nobody can make out what is on it, or read a word.
    byte[] blurred() {
        // In steps, so that each patch is the mean of all that it stands for.
        BufferedImage small = image;
        while (Math.max(small.getWidth(), small.getHeight()) > 2 * BLURRED_SIDE) {
            small = scaled(small, Math.max(small.getWidth(), small.getHeight()) / 2);
        }
        return png(scaled(small, BLURRED_SIDE));
    }

    private static byte[] png(BufferedImage image) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "png", new javax.imageio.stream.MemoryCacheImageOutputStream(out));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return out.toByteArray();
    }
}
