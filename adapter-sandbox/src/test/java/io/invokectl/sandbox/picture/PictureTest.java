package io.invokectl.sandbox.picture;

import static org.assertj.core.api.Assertions.assertThat;

import io.invokectl.sandbox.craft.Dice;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.HashSet;
import java.util.HexFormat;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
final class PictureTest {
    private static final String CITY = "A futuristic city at sunset";

    private static byte[] paint(String prompt, int width, int height, String seed) {
        var file = new ByteArrayOutputStream();
        Painter.paint(prompt, width, height, Dice.of(prompt, seed), file::write);
        return file.toByteArray();
    }

    private static BufferedImage decoded(byte[] png) throws IOException {
        return ImageIO.read(new ByteArrayInputStream(png));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                CITY,
                "a town in the rain",
                "the sea at noon",
                "a lighthouse above a stormy sea at night",
                "mountains in winter",
                "misty mountains at dawn",
                "a quiet forest",
                "a forest in the rain at night",
                "a red desert under two moons",
                "a planet with rings",
                "a flower meadow",
                "abstract blue and gold",
                "",
                "漢字 😀 İ"
            })
    void any_prompt_gives_a_picture_of_many_colours(String prompt) throws Exception {
        BufferedImage picture = decoded(paint(prompt, 160, 120, "1"));

        assertThat(picture.getWidth()).isEqualTo(160);
        assertThat(picture.getHeight()).isEqualTo(120);
        var colours = new HashSet<Integer>();
        for (int y = 0; y < 120; y++) {
            for (int x = 0; x < 160; x++) {
                colours.add(picture.getRGB(x, y));
            }
        }
        assertThat(colours).hasSizeGreaterThan(1_000);
    }

    @ParameterizedTest
    @CsvSource({"64, 64", "65, 67", "64, 400", "400, 64"})
    void any_size_can_be_painted(int width, int height) throws Exception {
        for (Theme theme : Theme.values()) {
            BufferedImage picture = decoded(paint(theme.words() + " storm lighthouse moons", width, height, "1"));

            assertThat(picture.getWidth()).isEqualTo(width);
            assertThat(picture.getHeight()).isEqualTo(height);
        }
    }

    @Test
    void the_pixels_are_those_that_were_painted() throws Exception {
        var file = new ByteArrayOutputStream();
        var png = new PngWriter(file::write, 2, 2);
        png.row(new byte[] {(byte) 255, 0, 0, 0, (byte) 255, 0});
        png.row(new byte[] {0, 0, (byte) 255, 1, 2, 3});
        png.end();

        BufferedImage picture = decoded(file.toByteArray());

        assertThat(picture.getRGB(0, 0)).isEqualTo(0xffff0000);
        assertThat(picture.getRGB(1, 0)).isEqualTo(0xff00ff00);
        assertThat(picture.getRGB(0, 1)).isEqualTo(0xff0000ff);
        assertThat(picture.getRGB(1, 1)).isEqualTo(0xff010203);
    }

    @Test
    void the_same_prompt_and_seed_give_the_same_bytes() {
        assertThat(paint(CITY, 96, 64, "42")).isEqualTo(paint(CITY, 96, 64, "42"));
    }

    @Test
    void another_prompt_or_another_seed_gives_another_picture() {
        byte[] one = paint(CITY, 96, 64, "42");

        assertThat(paint(CITY, 96, 64, "43")).isNotEqualTo(one);
        assertThat(paint("A futuristic city at night", 96, 64, "42")).isNotEqualTo(one);
    }

    /** If this fails and nothing was repainted, something reckons differently here than elsewhere. */
    @Test
    void the_pixels_are_the_same_on_every_machine() throws Exception {
        assertThat(pixels(paint(CITY, 96, 64, "42")))
                .isEqualTo("0c0e42d4986105e1265e7c5b5f2b13b007edd3a89ad4ff60569d018aceb47834");
        assertThat(pixels(paint("a lighthouse above a stormy sea at night", 96, 64, "42")))
                .isEqualTo("cc30b8366a755a29a432dbe69d3496ef1cb8858d2c60338e78e6ef68335352e2");
    }

    private static String pixels(byte[] png) throws Exception {
        int[] pixels = decoded(png).getRGB(0, 0, 96, 64, null, 0, 96);
        ByteBuffer bytes = ByteBuffer.allocate(4 * pixels.length);
        bytes.asIntBuffer().put(pixels);
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes.array()));
    }
}
