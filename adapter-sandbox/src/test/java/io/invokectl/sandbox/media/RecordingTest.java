package io.invokectl.sandbox.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.invokectl.sandbox.media.Utterance.Timing;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.stream.IntStream;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
final class RecordingTest {
    private static final int SAMPLE_RATE = 22_050;

    private static byte[] music(String prompt, int seconds, String seed) {
        return bytes(MusicComposer.compose(prompt, seconds, SeededRandom.of(prompt, seed)));
    }

    private static byte[] speech(String text, String voice) {
        return bytes(Utterance.of(text, 1).recite(voice));
    }

    private static byte[] bytes(Content content) {
        var bytes = new ByteArrayOutputStream();
        content.writeTo(bytes::write);
        assertThat(content.length()).isEqualTo(bytes.size());
        return bytes.toByteArray();
    }

    private static short[] samples(byte[] wav) {
        var samples = new short[(wav.length - 44) / 2];
        ByteBuffer.wrap(wav, 44, wav.length - 44)
                .order(ByteOrder.LITTLE_ENDIAN)
                .asShortBuffer()
                .get(samples);
        return samples;
    }

    private static int peak(short[] samples, double fromSecond, double toSecond) {
        return IntStream.range((int) (fromSecond * SAMPLE_RATE), (int) (toSecond * SAMPLE_RATE))
                .map(i -> Math.abs(samples[i]))
                .max()
                .orElseThrow();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 17})
    void music_has_exactly_the_requested_length(int seconds) throws Exception {
        AudioInputStream wav = AudioSystem.getAudioInputStream(new ByteArrayInputStream(music("techno", seconds, "1")));

        assertThat(wav.getFrameLength()).isEqualTo(seconds * 22_050L);
        AudioFormat format = wav.getFormat();
        assertThat(format.getEncoding()).isEqualTo(AudioFormat.Encoding.PCM_SIGNED);
        assertThat(format.getSampleRate()).isEqualTo(22_050);
        assertThat(format.getSampleSizeInBits()).isEqualTo(16);
        assertThat(format.getChannels()).isEqualTo(1);
        assertThat(format.isBigEndian()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"techno", "slow rain", "a sad piano", "birds"})
    void music_is_audible_throughout_does_not_clip_and_fades_out(String prompt) {
        short[] samples = samples(music(prompt, 12, "1"));

        assertThat(peak(samples, 0, 12)).isBetween(8_000, 32_766);
        for (int second = 0; second < 10; second++) {
            assertThat(peak(samples, second, second + 1)).isGreaterThan(1_000);
        }
        assertThat(peak(samples, 11.99, 12)).isLessThan(100);
    }

    @Test
    void the_same_prompt_and_seed_give_the_same_music_and_others_do_not() {
        byte[] music = music("techno", 2, "1");

        assertThat(music("techno", 2, "1")).isEqualTo(music);
        assertThat(music("techno", 2, "2")).isNotEqualTo(music);
        assertThat(music("a sad piano", 2, "1")).isNotEqualTo(music);
    }

    @ParameterizedTest
    @ValueSource(doubles = {98, 220, 440, 880})
    void a_string_is_in_tune(double frequency) {
        var note = new Synthesizer.Note(0, 1, frequency, 0.8, 0.5);
        short[] samples = samples(bytes(WavFile.of(1, 0, () -> new Synthesizer(List.of(note), 0))));

        double cents = 1200 * Math.log(pitch(samples, frequency) / frequency) / Math.log(2);

        assertThat(cents).isBetween(-3.0, 3.0);
    }

    /** Finds the frequency near an expected one, within 50 cents, at which the samples have the most energy. */
    private static double pitch(short[] samples, double expected) {
        return IntStream.rangeClosed(-50, 50)
                .mapToObj(cent -> expected * Math.pow(2, cent / 1200.0))
                .max((one, other) -> Double.compare(energy(samples, one), energy(samples, other)))
                .orElseThrow();
    }

    private static double energy(short[] samples, double frequency) {
        double sine = 0;
        double cosine = 0;
        for (int i = 0; i < samples.length; i++) {
            double window = Math.sin(Math.PI * i / samples.length);
            sine += window * samples[i] * Math.sin(2 * Math.PI * frequency * i / SAMPLE_RATE);
            cosine += window * samples[i] * Math.cos(2 * Math.PI * frequency * i / SAMPLE_RATE);
        }
        return sine * sine + cosine * cosine;
    }

    @Test
    void speech_has_about_fourteen_characters_per_second() {
        String text = "The quick brown fox jumps over the lazy dog. Does it? It does, again and again.";

        double seconds = samples(speech(text, "Rachel")).length / (double) SAMPLE_RATE;

        assertThat(text.length() / seconds).isBetween(12.5, 15.5);
    }

    @Test
    void speed_and_length_are_applied_to_every_character() {
        Utterance natural = Utterance.of("Hello, dear world.", 1);
        Timing last = natural.timings().get(17);

        assertThat(Utterance.of("Hello, dear world.", 0.7).timings().get(17).end())
                .isEqualTo(last.end() / 0.7, within(1e-9));
        assertThat(natural.lasting(9).timings().get(17).end()).isEqualTo(9, within(1e-9));
        assertThat(natural.lasting(9).recite("Rachel").length()).isEqualTo(44 + 9 * 44_100);
    }

    @Test
    void speech_is_audible_and_silent_between_sentences() {
        short[] samples = samples(speech("Hello. Hello.", "George"));
        double pauseEnd = Utterance.of("Hello. Hello.", 1).timings().get(5).end();

        assertThat(peak(samples, 0, pauseEnd)).isBetween(5_000, 32_766);
        assertThat(peak(samples, pauseEnd - 0.07, pauseEnd)).isLessThan(500);
    }

    @Test
    void a_text_without_letters_is_silence() {
        short[] samples = samples(speech("…", "Rachel"));

        assertThat(samples).hasSize((int) (0.4 * SAMPLE_RATE)).containsOnly((short) 0);
    }

    @Test
    void another_text_or_voice_gives_another_recording() {
        byte[] speech = speech("Hello", "Rachel");

        assertThat(speech("Hello", "rachel ")).isEqualTo(speech);
        assertThat(speech("Hello", "George")).isNotEqualTo(speech);
        assertThat(speech("Hallo", "Rachel")).isNotEqualTo(speech);
    }
}
