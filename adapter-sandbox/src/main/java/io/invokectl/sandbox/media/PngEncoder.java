package io.invokectl.sandbox.media;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/** Encodes an 8-bit RGB picture as PNG, row by row. Starting ImageIO would take longer than rendering the picture. */
final class PngEncoder {
    private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
    private static final byte[] EIGHT_BIT_RGB = {8, 2, 0, 0, 0};
    private static final byte FILTER_UP = 2;

    private final ByteArrayOutputStream compressed = new ByteArrayOutputStream();
    private final Deflater deflater = new Deflater(Deflater.BEST_SPEED);
    private final byte[] buffer = new byte[1 << 14];
    private final ByteArrayOutputStream file = new ByteArrayOutputStream();
    private final byte[] above;
    private final byte[] filtered;

    PngEncoder(int width, int height) {
        file.writeBytes(SIGNATURE);
        addChunk(
                "IHDR",
                ByteBuffer.allocate(13)
                        .putInt(width)
                        .putInt(height)
                        .put(EIGHT_BIT_RGB)
                        .array());
        this.above = new byte[3 * width];
        this.filtered = new byte[1 + 3 * width];
        filtered[0] = FILTER_UP;
        deflater.setStrategy(Deflater.FILTERED);
    }

    /** Adds the next row from the top: red, green and blue of each pixel. */
    void row(byte[] pixels) {
        for (int i = 0; i < pixels.length; i++) {
            filtered[i + 1] = (byte) (pixels[i] - above[i]);
            above[i] = pixels[i];
        }
        deflater.setInput(filtered);
        while (!deflater.needsInput()) {
            compress();
        }
    }

    /** Returns the file, after the last row. */
    byte[] finish() {
        deflater.finish();
        while (!deflater.finished()) {
            compress();
        }
        deflater.end();
        addChunk("IDAT", compressed.toByteArray());
        addChunk("IEND", new byte[0]);
        return file.toByteArray();
    }

    private void compress() {
        compressed.write(buffer, 0, deflater.deflate(buffer));
    }

    private void addChunk(String type, byte[] data) {
        ByteBuffer chunk = ByteBuffer.allocate(12 + data.length)
                .putInt(data.length)
                .put(type.getBytes(StandardCharsets.US_ASCII))
                .put(data);
        var checksum = new CRC32();
        checksum.update(chunk.array(), 4, 4 + data.length);
        file.writeBytes(chunk.putInt((int) checksum.getValue()).array());
    }
}
