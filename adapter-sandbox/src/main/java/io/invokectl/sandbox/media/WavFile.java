package io.invokectl.sandbox.media;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;

/** Encodes a synthesizer's output as a WAV file: 16 bits, mono, faded out at the end. */
final class WavFile {
    private static final int HEADER_BYTES = 44;
    private static final int SAMPLE_BYTES = 2;
    private static final int BLOCK = 4096;

    private WavFile() {}

    /** Returns a file of the given length that is synthesized each time it is written. */
    static Content of(double seconds, double fadeSeconds, Supplier<Synthesizer> synthesizers) {
        int samples = (int) Math.round(seconds * Synthesizer.SAMPLE_RATE);
        double fade = Math.min(fadeSeconds, seconds / 4) * Synthesizer.SAMPLE_RATE;
        return new Content("audio/wav", HEADER_BYTES + (long) SAMPLE_BYTES * samples, sink -> {
            sink.accept(header(SAMPLE_BYTES * samples), 0, HEADER_BYTES);
            Synthesizer synthesizer = synthesizers.get();
            var block = new float[BLOCK];
            ByteBuffer bytes = ByteBuffer.allocate(SAMPLE_BYTES * BLOCK).order(ByteOrder.LITTLE_ENDIAN);
            for (int done = 0; done < samples; done += BLOCK) {
                synthesizer.play(block);
                bytes.clear();
                for (int i = 0; i < Math.min(BLOCK, samples - done); i++) {
                    double level = Curves.smoothStep(0, fade, samples - done - i);
                    bytes.putShort((short) (block[i] * level * Short.MAX_VALUE));
                }
                sink.accept(bytes.array(), 0, bytes.position());
            }
        });
    }

    private static byte[] header(int dataBytes) {
        return ByteBuffer.allocate(HEADER_BYTES)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put("RIFF".getBytes(StandardCharsets.US_ASCII))
                .putInt(HEADER_BYTES - 8 + dataBytes)
                .put("WAVEfmt ".getBytes(StandardCharsets.US_ASCII))
                .putInt(16)
                .putShort((short) 1)
                .putShort((short) 1)
                .putInt(Synthesizer.SAMPLE_RATE)
                .putInt(Synthesizer.SAMPLE_RATE * SAMPLE_BYTES)
                .putShort((short) SAMPLE_BYTES)
                .putShort((short) (8 * SAMPLE_BYTES))
                .put("data".getBytes(StandardCharsets.US_ASCII))
                .putInt(dataBytes)
                .array();
    }
}
