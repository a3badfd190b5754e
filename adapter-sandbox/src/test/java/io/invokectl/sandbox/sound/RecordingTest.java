package io.invokectl.sandbox.sound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.invokectl.sandbox.craft.Dice;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.stream.IntStream;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
final class RecordingTest {

    private static byte[] music(String prompt, int seconds, String seed) {
        return file(WavFile.music(prompt, seconds, () -> Dice.of(prompt, seed)));
    }

    private static byte[] speech(String text, String voice) {
        return file(WavFile.speech(Utterance.of(text, 1), voice));
    }

    private static byte[] file(WavFile wav) {
        var file = new ByteArrayOutputStream();
        wav.writeTo(file::write);
        assertThat(wav.length()).isEqualTo(file.size());
        return file.toByteArray();
    }

    private static String sha256(byte[] content) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    }

    private static short[] samples(byte[] wav) {
        ByteBuffer bytes = ByteBuffer.wrap(wav, 44, wav.length - 44).order(ByteOrder.LITTLE_ENDIAN);
        var samples = new short[(wav.length - 44) / 2];
        bytes.asShortBuffer().get(samples);
        return samples;
    }

    private static int loudest(short[] samples, int from, int to) {
        return IntStream.range(from, to).map(i -> Math.abs(samples[i])).max().orElseThrow();
    }

    @ParameterizedTest
    @CsvSource({"1", "3", "17"})
    void a_piece_is_exactly_as_long_as_is_asked_for(int seconds) throws Exception {
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
    @EnumSource(Mood.class)
    void a_piece_begins_and_ends_in_silence_and_is_neither_faint_nor_cut_off(Mood mood) {
        short[] samples = samples(music(mood.words(), 12, "1"));

        assertThat(Math.abs(samples[0])).isLessThan((short) 10);
        assertThat(Math.abs(samples[samples.length - 1])).isLessThan((short) 10);
        assertThat(loudest(samples, 0, samples.length)).isBetween(12_000, 32_766);
        for (int second = 0; second < 10; second++) {
            assertThat(loudest(samples, second * 22_050, (second + 1) * 22_050)).isGreaterThan(1_000);
        }
    }

    @Test
    void another_prompt_or_another_seed_gives_another_piece() {
        byte[] one = music("techno", 2, "1");

        assertThat(music("techno", 2, "1")).isEqualTo(one);
        assertThat(music("techno", 2, "2")).isNotEqualTo(one);
        assertThat(music("a sad piano", 2, "1")).isNotEqualTo(one);
    }

    @Test
    void a_text_takes_about_a_second_for_fourteen_characters() {
        String text = "The quick brown fox jumps over the lazy dog. Does it? It does, again and again.";

        double seconds = (speech(text, "Rachel").length - 44) / 44_100.0;

        assertThat(text.length() / seconds).isBetween(12.5, 15.5);
    }

    @Test
    void speed_and_a_given_length_are_kept() {
        Utterance natural = Utterance.of("Hello, dear world.", 1);

        assertThat(Utterance.of("Hello, dear world.", 0.7).seconds()).isEqualTo(natural.seconds() / 0.7, within(1e-9));
        assertThat(natural.lasting(9).length()).isEqualTo(9 * Sound.RATE);
        assertThat(natural.lasting(9).syllables().get(17).end()).isEqualTo(9, within(1e-9));
    }

    @Test
    void a_text_is_heard_and_its_pauses_are_silent() {
        Utterance utterance = Utterance.of("Hello. Hello.", 1);
        short[] samples = samples(speech("Hello. Hello.", "George"));
        int pause = (int) (utterance.syllables().get(5).end() * Sound.RATE);

        assertThat(loudest(samples, 0, samples.length)).isBetween(5_000, 32_766);
        assertThat(loudest(samples, pause - 1_500, pause)).isLessThan(500);
        assertThat(Math.abs(samples[samples.length - 1])).isLessThan((short) 300);
    }

    @Test
    void a_text_of_blanks_and_signs_alone_is_silence_of_some_length() {
        assertThat(samples(speech("…", "Rachel")).length).isEqualTo((int) (0.4 * Sound.RATE));
    }

    @Test
    void another_text_or_another_voice_gives_another_recording() {
        byte[] one = speech("Hello", "Rachel");

        assertThat(speech("Hello", "rachel ")).isEqualTo(one);
        assertThat(speech("Hello", "George")).isNotEqualTo(one);
        assertThat(speech("Hallo", "Rachel")).isNotEqualTo(one);
    }

    /** If this fails and nothing was recomposed, something reckons differently here than elsewhere. */
    @Test
    void the_bytes_are_the_same_on_every_machine() throws Exception {
        assertThat(sha256(music("techno", 3, "42")))
                .isEqualTo("2d0a908040e3f1489915ed4db3f463829ee2eb8371e84d20fa68cf5a0a126757");
        assertThat(sha256(speech("Hello, dear world! Grüße?", "Rachel")))
                .isEqualTo("120cf53f705087a616838424bd8a334ada0debddb0997716ac55ee4778fac782");
    }
}
