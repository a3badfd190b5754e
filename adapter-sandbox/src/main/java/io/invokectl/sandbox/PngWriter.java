package io.invokectl.sandbox;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;

/** Writes a picture as PNG, three bytes a pixel, row by row from the top. */
final class PngWriter {
    private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
    private static final byte LEFT = 1;
    private static final byte ABOVE = 2;
    private static final int BYTES_A_PIXEL = 3;

    private final Sink out;
    private final ZlibStream data;
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
        this.data = new ZlibStream((buffer, offset, length) -> chunk("IDAT", buffer, offset, length));
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
        data.write(leftCost < aboveCost ? fromLeft : fromAbove);
        System.arraycopy(pixels, 0, above, 0, pixels.length);
    }

    /** Ends the picture after its last row. */
    void end() {
        data.finish();
        chunk("IEND", new byte[0], 0, 0);
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
