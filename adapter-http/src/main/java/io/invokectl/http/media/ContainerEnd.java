package io.invokectl.http.media;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Follows the structure of a PNG, JPEG, GIF, WebP, WAV, MP4 or binary glTF file as it arrives, to tell whether the file
 * is whole. A file of another format, or one that deviates from its format, is taken as whole. Not thread-safe.
 */
final class ContainerEnd {
    private static final int SIGNATURE = 8;
    private static final String PNG = "\u0089PNG\r\n\u001a\n";

    /** Programs that stream WAV write a size from here on. */
    private static final long OPEN_SIZE = 0x7fff0000L;

    private final byte[] head = new byte[SIGNATURE];
    private int length;
    private int wanted = SIGNATURE;
    private long skipped;
    private Runnable next = this::signature;
    private boolean isSettled;
    private boolean isRecognized;
    private boolean mayEndHere;

    /** Reads the next bytes of the file. */
    void accept(byte[] buffer, int offset, int count) {
        int at = offset;
        int end = offset + count;
        while (!isSettled) {
            int skip = (int) Math.min(skipped, end - at);
            skipped -= skip;
            at += skip;
            while (skipped == 0 && length < wanted && at < end) {
                head[length++] = buffer[at++];
            }
            if (skipped > 0 || length < wanted) {
                return;
            }
            length = 0;
            next.run();
        }
    }

    /** Whether the file ended before its format says so. */
    boolean isCut() {
        boolean between = mayEndHere && skipped == 0 && length == 0;
        return isRecognized && !isSettled && !between;
    }

    private void settle() {
        isSettled = true;
    }

    /** Skips bytes, reads some into the head and continues. A negative number of bytes deviates from any format. */
    private void then(long skip, int read, Runnable step) {
        isSettled = skip < 0;
        skipped = skip;
        wanted = read;
        next = step;
    }

    private void signature() {
        String start = text(0, SIGNATURE);
        if (start.equals(PNG)) {
            then(0, 8, this::firstPngChunk);
        } else if (start.startsWith("\u00ff\u00d8\u00ff")) {
            jpegSegment(unsigned(3), unsigned(4) * 256 - 2 + unsigned(5) - 2);
        } else if (start.startsWith("GIF8")) {
            then(0, 5, this::gifScreen);
        } else if (start.startsWith("RIFF")) {
            long size = littleEndian(4);
            then(0, 8, () -> riff(size));
        } else if (start.endsWith("ftyp")) {
            then(bigEndian(0) - SIGNATURE, 8, this::box);
        } else if (start.startsWith("glTF") && littleEndian(4) == 2) {
            then(0, 4, () -> sized(littleEndian(0) - 12));
        } else {
            settle();
        }
    }

    /** The rest of the file has this many bytes. */
    private void sized(long bytes) {
        isRecognized = true;
        then(bytes, 0, this::settle);
    }

    private void firstPngChunk() {
        if (text(4, 4).equals("IHDR")) {
            isRecognized = true;
            pngChunk();
        } else {
            settle();
        }
    }

    private void pngChunk() {
        long rest = bigEndian(0) + 4;
        if (text(4, 4).equals("IEND")) {
            sized(rest);
        } else {
            then(rest, 8, this::pngChunk);
        }
    }

    /** Skips a segment, which a scan follows if it starts one. */
    private void jpegSegment(int marker, long bytes) {
        if (marker == 0xda) {
            then(bytes, 1, this::jpegScan);
        } else {
            then(bytes, 2, this::jpegMarker);
        }
    }

    private void jpegMarker() {
        if (unsigned(0) == 0xff) {
            isRecognized = true;
            jpegMarker(unsigned(1));
        } else {
            settle();
        }
    }

    private void jpegMarker(int marker) {
        if (marker == 0xd9) {
            settle();
        } else {
            then(0, 2, () -> jpegSegment(marker, unsigned(0) * 256 + unsigned(1) - 2));
        }
    }

    private void jpegScan() {
        then(0, 1, unsigned(0) == 0xff ? this::jpegScanMarker : this::jpegScan);
    }

    /** In a scan, 0xff is followed by a marker, or by 0 or the number of a restart if the scan continues. */
    private void jpegScanMarker() {
        int marker = unsigned(0);
        if (marker == 0 || (marker >= 0xd0 && marker <= 0xd7)) {
            then(0, 1, this::jpegScan);
        } else if (marker == 0xff) {
            then(0, 1, this::jpegScanMarker);
        } else {
            jpegMarker(marker);
        }
    }

    private void gifScreen() {
        then(gifColors(2), 1, this::gifBlock);
    }

    private void gifBlock() {
        switch (unsigned(0)) {
            case 0x21 -> then(1, 1, this::gifData);
            case 0x2c -> then(8, 1, () -> then(gifColors(0) + 1, 1, this::gifData));
            default -> settle();
        }
    }

    private void gifData() {
        isRecognized = true;
        int bytes = unsigned(0);
        then(bytes, 1, bytes == 0 ? this::gifBlock : this::gifData);
    }

    private long gifColors(int flags) {
        boolean hasTable = (head[flags] & 0x80) != 0;
        return hasTable ? 3L << ((head[flags] & 7) + 1) : 0;
    }

    private void riff(long size) {
        boolean isSound = text(0, 8).equals("WAVEfmt ");
        boolean isPicture = text(0, 7).equals("WEBPVP8");
        boolean isOpen = isSound && (size == 0 || size >= OPEN_SIZE);
        sized((isSound || isPicture) && !isOpen ? size - 8 : -1);
    }

    /** A box of an MP4 file. */
    private void box() {
        String type = text(4, 4);
        long size = bigEndian(0);
        boolean isLast = size == 0;
        if (isLast || !type.matches("[ -~]{4}")) {
            settle();
            return;
        }
        isRecognized = true;
        mayEndHere |= type.equals("moov") || type.equals("meta");
        if (size == 1) {
            then(0, 8, () -> then(ByteBuffer.wrap(head).getLong() - 16, 8, this::box));
        } else {
            then(size - 8, 8, this::box);
        }
    }

    private String text(int offset, int count) {
        return new String(head, offset, count, ISO_8859_1);
    }

    private int unsigned(int offset) {
        return Byte.toUnsignedInt(head[offset]);
    }

    private long bigEndian(int offset) {
        return Integer.toUnsignedLong(ByteBuffer.wrap(head).getInt(offset));
    }

    private long littleEndian(int offset) {
        return Integer.toUnsignedLong(
                ByteBuffer.wrap(head).order(ByteOrder.LITTLE_ENDIAN).getInt(offset));
    }
}
