package io.invokectl.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.stream.IntStream;
import java.util.zip.InflaterInputStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
final class ZlibStreamTest {

    private static byte[] packed(byte[]... parts) {
        var out = new ByteArrayOutputStream();
        var stream = new ZlibStream(out::write);
        for (byte[] part : parts) {
            stream.write(part);
        }
        stream.finish();
        return out.toByteArray();
    }

    private static byte[] unpacked(byte[] packed) throws Exception {
        return new InflaterInputStream(new ByteArrayInputStream(packed)).readAllBytes();
    }

    @ParameterizedTest
    @ValueSource(
            ints = {1, 2, 3, 4, 10, 11, 12, 18, 19, 34, 35, 66, 67, 130, 131, 257, 258, 259, 260, 517, 518, 100_000})
    void a_run_of_any_length_comes_back(int length) throws Exception {
        var run = new byte[length];
        Arrays.fill(run, (byte) 200);

        assertThat(unpacked(packed(run, new byte[] {1})))
                .startsWith(run)
                .endsWith(1)
                .hasSize(length + 1);
    }

    @Test
    void bytes_without_any_order_come_back() throws Exception {
        Dice dice = Dice.of("bytes");
        var bytes = new byte[400_000];
        dice.nextBytes(bytes);

        assertThat(unpacked(packed(bytes))).isEqualTo(bytes);
    }

    @Test
    void bytes_that_come_in_parts_come_back_in_one() throws Exception {
        assertThat(unpacked(packed(new byte[] {7, 7}, new byte[] {7, 7, 7}, new byte[] {7, 8})))
                .containsExactly(7, 7, 7, 7, 7, 7, 8);
    }

    @Test
    void what_repeats_itself_takes_less_room() {
        assertThat(packed(new byte[100_000])).hasSizeLessThan(1_000);
    }

    @Test
    void no_code_is_longer_than_is_allowed_however_rare_its_symbol() {
        var counts = new int[30];
        counts[0] = 1;
        counts[1] = 1;
        for (int i = 2; i < counts.length; i++) {
            counts[i] = counts[i - 1] + counts[i - 2];
        }

        var code = new HuffmanCode(counts, 15);

        int[] lengths = IntStream.range(0, counts.length).map(code::length).toArray();
        assertThat(Arrays.stream(lengths).boxed()).allMatch(length -> length >= 1 && length <= 15);
        assertThat(Arrays.stream(lengths)
                        .mapToDouble(length -> 1.0 / (1 << length))
                        .sum())
                .isEqualTo(1);
    }
}
