package io.invokectl.sandbox;

import java.nio.ByteBuffer;
import java.util.zip.Adler32;

/**
 * Packs bytes as RFC 1950 and RFC 1951 describe, by prefix codes and runs of one byte. The JDK's own {@code Deflater}
 * is not used because zlib differs from system to system and would make other bytes of the same picture.
 */
final class ZlibStream {
    private static final int END = 256;
    private static final int FIRST_LENGTH = 257;
    private static final int SYMBOLS = 286;
    private static final int LONGEST_CODE = 15;
    private static final int LONGEST_RUN = 258;
    private static final int SHORTEST_RUN = 3;
    private static final int BLOCK = 1 << 17;
    /** The order in which the lengths of the code of code lengths stand. */
    private static final int[] LENGTH_ORDER = {16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15};

    private final Sink out;
    private final Adler32 check = new Adler32();
    private final short[] waiting = new short[BLOCK];
    private final byte[] packed = new byte[3 * BLOCK];
    private int waitingCount;
    private int packedCount;
    private int last = -1;
    private int run;
    private long bits;
    private int bitCount;

    ZlibStream(Sink out) {
        this.out = out;
        put(0x78, 8);
        put(0x01, 8);
    }

    void write(byte[] bytes) {
        check.update(bytes);
        for (byte b : bytes) {
            int value = b & 0xff;
            if (value == last && run < LONGEST_RUN) {
                run++;
                continue;
            }
            if (run > 0) {
                endRun();
            }
            last = value;
            keep(value);
        }
    }

    /** Writes what is left. Nothing may be written afterwards. */
    void finish() {
        endRun();
        endBlock(true);
        flush((bitCount + Byte.SIZE - 1) & -Byte.SIZE);
        ByteBuffer.wrap(packed, packedCount, Integer.BYTES).putInt((int) check.getValue());
        packedCount += Integer.BYTES;
        deliver();
    }

    private void endRun() {
        if (run >= SHORTEST_RUN) {
            keep(END + run);
        } else {
            for (int i = 0; i < run; i++) {
                keep(last);
            }
        }
        run = 0;
    }

    /** A value below 256 is a byte, one above it a run of as many as it exceeds 256. */
    private void keep(int value) {
        waiting[waitingCount++] = (short) value;
        if (waitingCount == BLOCK) {
            endBlock(false);
        }
    }

    private void endBlock(boolean isLast) {
        var counts = new int[SYMBOLS];
        counts[END] = 1;
        for (int i = 0; i < waitingCount; i++) {
            counts[symbol(waiting[i])]++;
        }
        var code = new HuffmanCode(counts, LONGEST_CODE);
        putHead(code, isLast);
        for (int i = 0; i < waitingCount; i++) {
            int value = waiting[i];
            if (value < END) {
                put(code.bits(value), code.length(value));
            } else {
                putRun(value - END, code);
            }
        }
        put(code.bits(END), code.length(END));
        waitingCount = 0;
        deliver();
    }

    /** Every length of the code takes four bits here: that wastes a hundred bytes a block and saves a second code. */
    private void putHead(HuffmanCode code, boolean isLast) {
        put(isLast ? 1 : 0, 1);
        put(2, 2);
        put(SYMBOLS - FIRST_LENGTH, 5);
        put(0, 5);
        put(LENGTH_ORDER.length - 4, 4);
        for (int length : LENGTH_ORDER) {
            put(length > LONGEST_CODE ? 0 : 4, 3);
        }
        for (int symbol = 0; symbol < SYMBOLS; symbol++) {
            put(reversed(code.length(symbol)), 4);
        }
        put(reversed(1), 4);
    }

    private static int reversed(int fourBits) {
        return Integer.reverse(fourBits) >>> 28;
    }

    private void putRun(int length, HuffmanCode code) {
        int symbol = symbol(END + length);
        put(code.bits(symbol), code.length(symbol));
        int extra = extraBits(length);
        put((length - SHORTEST_RUN) & ((1 << extra) - 1), extra);
        put(0, 1);
    }

    private static int symbol(int value) {
        if (value < END) {
            return value;
        }
        int length = value - END;
        int extra = extraBits(length);
        return length == LONGEST_RUN ? SYMBOLS - 1 : FIRST_LENGTH + 4 * extra + ((length - SHORTEST_RUN) >> extra);
    }

    private static int extraBits(int length) {
        return length == LONGEST_RUN ? 0 : Math.max(0, 29 - Integer.numberOfLeadingZeros(length - SHORTEST_RUN));
    }

    private void put(int value, int count) {
        bits |= (long) value << bitCount;
        bitCount += count;
        if (bitCount >= Integer.SIZE) {
            flush(Integer.SIZE);
        }
    }

    private void flush(int count) {
        for (int i = 0; i < count; i += Byte.SIZE) {
            packed[packedCount++] = (byte) bits;
            bits >>>= Byte.SIZE;
        }
        bitCount -= count;
    }

    private void deliver() {
        out.accept(packed, 0, packedCount);
        packedCount = 0;
    }
}
