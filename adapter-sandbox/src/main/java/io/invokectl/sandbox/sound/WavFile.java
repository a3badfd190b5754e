package io.invokectl.sandbox.sound;

import io.invokectl.sandbox.craft.Content;
import io.invokectl.sandbox.craft.Dice;
import io.invokectl.sandbox.craft.Prompt;
import io.invokectl.sandbox.craft.Sink;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;

/** A recording as a WAV file: 16 bits a sample, one channel. It is never whole in memory. */
public final class WavFile implements Content {
    private static final int HEAD = 44;
    private static final int BYTES_A_SAMPLE = 2;
    private static final int PART = 4096;
    private static final int LOUDEST = 32_767;

    private final int length;
    private final Supplier<Sound> recording;

    private WavFile(int length, Supplier<Sound> recording) {
        this.length = length;
        this.recording = recording;
    }

    /**
     * A piece of music.
     *
     * @param prompt what it is to be like; anything will do
     * @param dice decide what the prompt leaves open; new ones that fall alike for each time it is played
     */
    public static WavFile music(String prompt, int seconds, Supplier<Dice> dice) {
        int length = seconds * Sound.RATE;
        return new WavFile(length, () -> new Music(Prompt.of(prompt), length, dice.get()));
    }

    /**
     * A text, babbled.
     *
     * @param voice the name of the speaker; any name has a voice
     */
    public static WavFile speech(Utterance utterance, String voice) {
        return new WavFile(utterance.length(), () -> new Speech(utterance, Speaker.named(voice)));
    }

    @Override
    public String contentType() {
        return "audio/wav";
    }

    @Override
    public long length() {
        return HEAD + (long) BYTES_A_SAMPLE * length;
    }

    @Override
    public void writeTo(Sink out) {
        out.accept(head(), 0, HEAD);
        Sound sound = recording.get();
        var part = new float[PART];
        ByteBuffer bytes = ByteBuffer.allocate(BYTES_A_SAMPLE * PART).order(ByteOrder.LITTLE_ENDIAN);
        for (int done = 0; done < length; done += PART) {
            sound.play(part);
            bytes.clear();
            for (int i = 0; i < Math.min(PART, length - done); i++) {
                float sample = part[i] > 1 ? 1 : part[i] < -1 ? -1 : part[i];
                bytes.putShort((short) (sample * LOUDEST));
            }
            out.accept(bytes.array(), 0, bytes.position());
        }
    }

    private byte[] head() {
        return ByteBuffer.allocate(HEAD)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(ascii("RIFF"))
                .putInt((int) length() - 8)
                .put(ascii("WAVEfmt "))
                .putInt(16)
                .putShort((short) 1)
                .putShort((short) 1)
                .putInt(Sound.RATE)
                .putInt(Sound.RATE * BYTES_A_SAMPLE)
                .putShort((short) BYTES_A_SAMPLE)
                .putShort((short) (8 * BYTES_A_SAMPLE))
                .put(ascii("data"))
                .putInt(BYTES_A_SAMPLE * length)
                .array();
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
