package io.invokectl.sandbox.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
final class PictureRendererTest {
    private static final String CITY = "A futuristic city at sunset";
    private static final int WIDTH = 160;
    private static final int HEIGHT = 120;

    private static BufferedImage render(String prompt, int width, int height, String seed) throws IOException {
        byte[] png = PictureRenderer.render(prompt, width, height, SeededRandom.of(prompt, seed));
        return ImageIO.read(new ByteArrayInputStream(png));
    }

    private static int[] pixels(String prompt, String seed) throws IOException {
        return render(prompt, WIDTH, HEIGHT, seed).getRGB(0, 0, WIDTH, HEIGHT, null, 0, WIDTH);
    }

    /** Returns the mean of a channel, 0 for blue to 2 for red, in a band of rows given as shares of the height. */
    private static double mean(int[] pixels, int channel, double from, double to) {
        return IntStream.range((int) (from * HEIGHT) * WIDTH, (int) (to * HEIGHT) * WIDTH)
                .map(i -> pixels[i] >> 8 * channel & 0xff)
                .average()
                .orElseThrow();
    }

    private static double brightness(int[] pixels) {
        return IntStream.range(0, 3)
                .mapToDouble(channel -> mean(pixels, channel, 0, 1))
                .average()
                .orElseThrow();
    }

    /** Returns the share of pixels that differ visibly. */
    private static double difference(int[] one, int[] other) {
        return IntStream.range(0, one.length)
                        .filter(i -> IntStream.range(0, 3)
                                        .map(channel -> Math.abs(
                                                (one[i] >> 8 * channel & 0xff) - (other[i] >> 8 * channel & 0xff)))
                                        .sum()
                                > 24)
                        .count()
                / (double) one.length;
    }

    @ParameterizedTest
    @ValueSource(strings = {CITY, "the sea at noon", "mountains in winter", "a cat", "", "漢字 😀 İ"})
    void any_prompt_gives_a_picture_of_many_colours(String prompt) throws Exception {
        assertThat(IntStream.of(pixels(prompt, "1")).distinct().count()).isGreaterThan(1_000);
    }

    @ParameterizedTest
    @CsvSource({"64, 64", "65, 67", "64, 400", "400, 64", "1024, 768"})
    void a_picture_has_the_requested_size(int width, int height) throws Exception {
        for (SceneType type : SceneType.values()) {
            BufferedImage picture = render(type.keywords, width, height, "1");

            assertThat(picture.getWidth()).isEqualTo(width);
            assertThat(picture.getHeight()).isEqualTo(height);
        }
    }

    @Test
    void the_same_prompt_and_seed_give_the_same_picture() throws Exception {
        assertThat(pixels(CITY, "42")).isEqualTo(pixels(CITY, "42"));
    }

    @ParameterizedTest
    @CsvSource({
        "A futuristic city at sunset, 43",
        "A futuristic city at night, 42",
        "A city at sunset, 42",
        "The sea at sunset, 42",
        "Mountains at sunset, 42"
    })
    void another_prompt_or_seed_gives_a_visibly_different_picture(String prompt, String seed) throws Exception {
        assertThat(difference(pixels(CITY, "42"), pixels(prompt, seed))).isGreaterThan(0.25);
    }

    @ParameterizedTest
    @EnumSource(SceneType.class)
    void a_sunset_is_red_at_the_horizon_and_purple_above(SceneType type) throws Exception {
        int[] pixels = pixels(type.keywords + " sunset", "1");

        double atHorizon = mean(pixels, 2, 0.3, 0.5) / mean(pixels, 0, 0.3, 0.5);
        assertThat(atHorizon).isGreaterThan(1.4);
        assertThat(mean(pixels, 2, 0, 0.1) / mean(pixels, 0, 0, 0.1)).isLessThan(0.7 * atHorizon);
    }

    @ParameterizedTest
    @EnumSource(SceneType.class)
    void the_brightness_follows_the_time_of_day(SceneType type) throws Exception {
        double noon = brightness(pixels(type.keywords + " noon", "1"));
        double dusk = brightness(pixels(type.keywords + " dusk", "1"));
        double night = brightness(pixels(type.keywords + " night", "1"));

        assertThat(noon).isGreaterThan(1.3 * dusk);
        assertThat(dusk).isGreaterThan(1.3 * night);
    }

    @Test
    void the_water_reflects_the_sky() throws Exception {
        int[] pixels = pixels("the sea at sunset", "1");

        assertThat(mean(pixels, 2, 0.6, 0.8)).isGreaterThan(1.2 * mean(pixels, 0, 0.6, 0.8));
    }

    @Test
    void the_encoder_keeps_every_pixel() throws Exception {
        var png = new PngEncoder(2, 2);
        png.row(new byte[] {(byte) 255, 0, 0, 0, (byte) 255, 0});
        png.row(new byte[] {0, 0, (byte) 255, 1, 2, 3});

        BufferedImage picture = ImageIO.read(new ByteArrayInputStream(png.finish()));

        assertThat(picture.getRGB(0, 0, 2, 2, null, 0, 2))
                .containsExactly(0xffff0000, 0xff00ff00, 0xff0000ff, 0xff010203);
    }
}
