package io.invokectl.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
final class ThumbnailTest {
    private static final int SKY = 0x3366cc;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({
        "1024, 768, 256, 192",
        "512, 512, 256, 256",
        "768, 1344, 128, 224",
        "320, 200, 320, 200",
        "4096, 4096, 274, 274",
        "8192, 2, 304, 1",
        "1, 1, 1, 1",
    })
    void a_thumbnail_is_an_integer_fraction_of_the_image(int width, int height, int copiedWidth, int copiedHeight)
            throws IOException {
        BufferedImage copy = copyOf(picture(width, height, BufferedImage.TYPE_INT_RGB, SKY), "png");

        assertThat(copy.getWidth()).isEqualTo(copiedWidth);
        assertThat(copy.getHeight()).isEqualTo(copiedHeight);
        assertThat(farthest(copy, SKY)).isLessThan(4);
    }

    @ParameterizedTest
    @CsvSource({"png, 1", "png, 5", "png, 10", "png, 13", "jpeg, 5", "jpeg, 10", "gif, 13", "bmp, 5"})
    void every_readable_format_has_a_thumbnail(String kind, int type) throws IOException {
        BufferedImage copy = copyOf(picture(640, 480, type, 0xffffff), kind);

        assertThat(farthest(copy, 0xffffff)).isLessThan(4);
    }

    @Test
    void fine_lines_are_averaged() throws IOException {
        BufferedImage lines = picture(600, 600, BufferedImage.TYPE_INT_RGB, 0);
        for (int y = 0; y < 600; y++) {
            for (int x = 0; x < 600; x += 2) {
                lines.setRGB(x, y, 0xffffff);
            }
        }

        assertThat(farthest(copyOf(lines, "png"), 0x7f7f7f)).isLessThan(4);
    }

    @Test
    void transparent_pixels_are_white() throws IOException {
        BufferedImage clear = picture(400, 400, BufferedImage.TYPE_INT_ARGB, 0x00ff0000);

        assertThat(farthest(copyOf(clear, "png"), 0xffffff)).isLessThan(4);
    }

    @Test
    void an_image_with_too_many_pixels_is_not_decoded() throws IOException {
        byte[] file = fileOf(picture(1, 1, BufferedImage.TYPE_INT_RGB, SKY), "png");
        ByteBuffer.wrap(file).putInt(16, 60_000).putInt(20, 50_000);

        assertThat(preview(file, "image/png"))
                .isEqualTo(new Preview.Unavailable("Too large for a preview (60000 × 50000 pixels)"));
    }

    @ParameterizedTest
    @CsvSource({"png, 200", "png, 30", "png, 10", "jpeg, 200", "jpeg, 30", "gif, 30", "bmp, 30"})
    void a_truncated_file_is_not_readable(String kind, int length) throws IOException {
        byte[] file = fileOf(picture(600, 600, BufferedImage.TYPE_INT_RGB, SKY), kind);

        assertThat(preview(Arrays.copyOf(file, length), "image/" + kind)).isEqualTo(Preview.UNREADABLE);
    }

    @Test
    void a_damaged_file_is_not_readable() throws IOException {
        byte[] file = fileOf(picture(600, 600, BufferedImage.TYPE_INT_RGB, SKY), "png");
        Arrays.fill(file, 60, 160, (byte) 0x55);

        assertThat(preview(file, "image/png")).isEqualTo(Preview.UNREADABLE);
        assertThat(preview("words".getBytes(), "image/png")).isEqualTo(Preview.UNREADABLE);
        assertThat(preview(new byte[0], "image/jpeg")).isEqualTo(Preview.UNREADABLE);
    }

    @Test
    void a_format_that_java_cannot_read_is_left_to_the_browser() throws IOException {
        assertThat(preview("RIFF".getBytes(), "image/webp")).isEqualTo(Preview.ORIGINAL);
    }

    @Test
    void a_file_that_does_not_exist_is_missing() {
        assertThat(Thumbnail.of(folder.resolve("gone.png"), "image/png")).isEqualTo(Preview.MISSING);
        assertThat(Thumbnail.of(folder, "image/webp")).isEqualTo(Preview.MISSING);
    }

    private Preview preview(byte[] content, String type) throws IOException {
        return Thumbnail.of(Files.write(folder.resolve("picture"), content), type);
    }

    private BufferedImage copyOf(BufferedImage picture, String kind) throws IOException {
        var copy = (Preview.Copy) preview(fileOf(picture, kind), "image/" + kind);
        String start = "data:image/jpeg;base64,";
        assertThat(copy.address()).startsWith(start);
        byte[] jpeg = Base64.getDecoder().decode(copy.address().substring(start.length()));
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(jpeg));
        assertThat(image.getWidth()).isEqualTo(copy.width());
        assertThat(image.getHeight()).isEqualTo(copy.height());
        return image;
    }

    private byte[] fileOf(BufferedImage picture, String kind) throws IOException {
        Path file = folder.resolve("drawn");
        assertThat(ImageIO.write(picture, kind, file.toFile())).isTrue();
        return Files.readAllBytes(file);
    }

    private static BufferedImage picture(int width, int height, int type, int colour) {
        var picture = new BufferedImage(width, height, type);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                picture.setRGB(x, y, type == BufferedImage.TYPE_INT_ARGB ? colour : 0xff000000 | colour);
            }
        }
        return picture;
    }

    /** The largest difference of any channel of any pixel from a colour. */
    private static int farthest(BufferedImage picture, int colour) {
        int farthest = 0;
        for (int y = 0; y < picture.getHeight(); y++) {
            for (int x = 0; x < picture.getWidth(); x++) {
                for (int shift = 0; shift <= 16; shift += 8) {
                    int away = (picture.getRGB(x, y) >> shift & 255) - (colour >> shift & 255);
                    farthest = Math.max(farthest, Math.abs(away));
                }
            }
        }
        return farthest;
    }
}
