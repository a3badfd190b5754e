package io.invokectl.sandbox.picture;

import io.invokectl.sandbox.craft.Sink;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/** Writes a picture as PNG, three bytes a pixel, row by row from the top. */
final class PngWriter {
    private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
    private static final byte LEFT = 1;
    private static final byte ABOVE = 2;
    private static final int BYTES_A_PIXEL = 3;
    private static final int PART = 1 << 16;

    private final Sink out;
    private final Deflater deflater = new Deflater(Deflater.BEST_SPEED);
    private final byte[] packed = new byte[PART];
    private byte[] above;
    private byte[] fromLeft;
    private byte[] fromAbove;

    PngWriter(Sink out, int width, int height) {
        this.out = out;
        this.above = new byte[BYTES_A_PIXEL * width];
        this.fromLeft = new byte[1 + above.length];
        this.fromAbove = new byte[1 + above.length];
        out.accept(SIGNATURE, 0, SIGNATURE.length);
        byte[] head = ByteBuffer.allocate(13)
                .putInt(width)
                .putInt(height)
                .put(new byte[] {8, 2, 0, 0, 0})
                .array();
        chunk("IHDR", head, 0, head.length);
        deflater.setStrategy(Deflater.FILTERED);
        fromLeft[0] = LEFT;
        fromAbove[0] = ABOVE;
    }

    /** Takes the next row: red, green and blue of each pixel from the left. */
    void row(byte[] pixels) {
        int leftCost = 0;
        int aboveCost = 0;
        byte[] upper = above;
        for (int i = 0; i < pixels.length; i++) {
            byte left = (byte) (pixels[i] - (i < BYTES_A_PIXEL ? 0 : pixels[i - BYTES_A_PIXEL]));
            byte up = (byte) (pixels[i] - upper[i]);
            fromLeft[i + 1] = left;
            fromAbove[i + 1] = up;
            leftCost += left < 0 ? -left : left;
            aboveCost += up < 0 ? -up : up;
        }
        deflater.setInput(leftCost < aboveCost ? fromLeft : fromAbove);
        while (!deflater.needsInput()) {
            pack();
        }
        System.arraycopy(pixels, 0, above, 0, pixels.length);
    }

    /** Ends the picture after its last row. */
    void end() {
        deflater.finish();
        while (!deflater.finished()) {
            pack();
        }
        deflater.end();
        chunk("IEND", new byte[0], 0, 0);
    }

    private void pack() {
        int count = deflater.deflate(packed);
        if (count > 0) {
            chunk("IDAT", packed, 0, count);
        }
    }

    private void chunk(String type, byte[] content, int offset, int length) {
        byte[] name = type.getBytes(StandardCharsets.US_ASCII);
        var check = new CRC32();
        check.update(name);
        check.update(content, offset, length);
        out.accept(ByteBuffer.allocate(8).putInt(length).put(name).array(), 0, 8);
        out.accept(content, offset, length);
        out.accept(ByteBuffer.allocate(4).putInt((int) check.getValue()).array(), 0, 4);
    }
}
