package io.invokectl.report;

import io.invokectl.filesystem.TrustedFile;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Iterator;
import java.util.Set;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/**
 * Scales images down. Each pixel is the average of a square of the original, computed without a display. A large
 * original is subsampled while it is decoded, and never held in memory at full size.
 */
final class Thumbnail {
    private static final int MAX_SIDE = 320;

    /** A larger picture is not decoded: an interlaced one takes seconds. */
    private static final long MAX_PIXELS = 4_096L * 4_096;

    /** Larger squares are subsampled. */
    private static final int MAX_SQUARE = 3;

    private static final float QUALITY = 0.7f;
    private static final Set<String> READABLE = Set.of("image/png", "image/jpeg", "image/gif", "image/bmp");

    private Thumbnail() {}

    /** The preview of a file of this content type. */
    static Preview of(Path file, String contentType) {
        if (!Files.isRegularFile(file)) {
            return Preview.MISSING;
        }
        if (!READABLE.contains(contentType)) {
            return Preview.ORIGINAL;
        }
        try {
            TrustedFile.require(file);
            return preview(file);
        } catch (IOException | RuntimeException damaged) {
            return Preview.UNREADABLE;
        }
    }

    private static Preview preview(Path file) throws IOException {
        try (ImageInputStream content = ImageIO.createImageInputStream(file.toFile())) {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(content);
            return readers.hasNext() ? copy(readers.next(), content) : Preview.UNREADABLE;
        }
    }

    private static Preview copy(ImageReader reader, ImageInputStream content) throws IOException {
        try {
            reader.setInput(content, true, true);
            int width = reader.getWidth(0);
            int height = reader.getHeight(0);
            int longest = Math.max(width, height);
            if ((long) width * height > MAX_PIXELS) {
                return new Preview.Unavailable("Too large for a preview (" + width + " × " + height + " pixels)");
            }
            int square = (longest + MAX_SIDE - 1) / MAX_SIDE;
            int step = 1 + (square - 1) / MAX_SQUARE;
            ImageReadParam subsampling = reader.getDefaultReadParam();
            subsampling.setSourceSubsampling(step, step, 0, 0);
            BufferedImage copy = averaged(reader.read(0, subsampling), (square + step - 1) / step);
            return new Preview.Copy(
                    "data:image/jpeg;base64," + Base64.getEncoder().encodeToString(jpeg(copy)),
                    copy.getWidth(),
                    copy.getHeight());
        } finally {
            reader.dispose();
        }
    }

    private static BufferedImage averaged(BufferedImage original, int square) {
        int width = original.getWidth();
        int height = original.getHeight();
        var copy = new BufferedImage(
                (width + square - 1) / square, (height + square - 1) / square, BufferedImage.TYPE_INT_RGB);
        int[] rows = new int[width * square];
        for (int y = 0; y < height; y += square) {
            int high = Math.min(square, height - y);
            original.getRGB(0, y, width, high, rows, 0, width);
            for (int x = 0; x < width; x += square) {
                copy.setRGB(x / square, y / square, average(rows, width, x, Math.min(square, width - x), high));
            }
        }
        return copy;
    }

    /** The average of some pixels, composited over white. */
    private static int average(int[] rows, int width, int x, int wide, int high) {
        int red = 0;
        int green = 0;
        int blue = 0;
        for (int row = 0; row < high; row++) {
            for (int at = row * width + x; at < row * width + x + wide; at++) {
                int pixel = rows[at];
                int alpha = pixel >>> 24;
                int white = 255 * (255 - alpha);
                red += (((pixel >> 16) & 255) * alpha + white) / 255;
                green += (((pixel >> 8) & 255) * alpha + white) / 255;
                blue += ((pixel & 255) * alpha + white) / 255;
            }
        }
        int count = wide * high;
        return ((red / count) << 16) | ((green / count) << 8) | (blue / count);
    }

    private static byte[] jpeg(BufferedImage picture) throws IOException {
        var bytes = new ByteArrayOutputStream();
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        try (var file = new MemoryCacheImageOutputStream(bytes)) {
            ImageWriteParam quality = writer.getDefaultWriteParam();
            quality.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            quality.setCompressionQuality(QUALITY);
            writer.setOutput(file);
            writer.write(null, new IIOImage(picture, null, null), quality);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }
}
