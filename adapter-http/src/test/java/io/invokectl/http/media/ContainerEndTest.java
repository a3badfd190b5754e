package io.invokectl.http.media;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
final class ContainerEndTest {
    private static final int OPEN = 0;

    static Stream<Arguments> files() throws IOException {
        return Stream.of(
                arguments("PNG", picture("png")),
                arguments("JPEG", picture("jpeg")),
                arguments("GIF", picture("gif")),
                arguments("WebP", riff("WEBPVP8 ", 100, 100)),
                arguments("WAV", riff("WAVEfmt ", 100, 100)),
                arguments("MP4", join(box("ftyp", 16), box("moov", 40), box("mdat", 40))),
                arguments("MP4 with a long box", join(box("ftyp", 16), box("moov", 40), longBox(40))),
                arguments("binary glTF", glb(100)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("files")
    void a_whole_file_is_recognized_however_it_arrives(String format, byte[] file) {
        for (int part : new int[] {1, 7, 8192}) {
            assertThat(isCut(file, part)).isFalse();
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("files")
    void a_file_without_its_last_byte_is_cut(String format, byte[] file) {
        assertThat(isCut(Arrays.copyOf(file, file.length - 1), 8192)).isTrue();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("files")
    void half_a_file_is_cut(String format, byte[] file) {
        assertThat(isCut(Arrays.copyOf(file, file.length / 2), 8192)).isTrue();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("files")
    void bytes_after_the_end_do_not_matter(String format, byte[] file) {
        if (!format.startsWith("MP4")) {
            assertThat(isCut(Arrays.copyOf(file, file.length + 5), 8192)).isFalse();
        }
    }

    @Test
    void a_wav_file_whose_header_leaves_the_size_open_may_end_anywhere() {
        assertThat(isCut(riff("WAVEfmt ", OPEN, 100), 8192)).isFalse();
        assertThat(isCut(riff("WAVEfmt ", -1, 100), 8192)).isFalse();
    }

    @Test
    void an_mp4_file_whose_last_box_leaves_the_size_open_may_end_anywhere() {
        byte[] open = box("mdat", 40);
        Arrays.fill(open, 0, 4, (byte) 0);

        assertThat(isCut(join(box("ftyp", 16), box("moov", 40), open), 8192)).isFalse();
    }

    @Test
    void an_mp4_file_without_its_index_is_cut() {
        assertThat(isCut(join(box("ftyp", 16), box("mdat", 40)), 8192)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "content",
                "\u0089PNG\r\n\u001a\n",
                "\u0089PNG\r\n\u001a\nwords",
                "\u00ff\u00d8\u00ff\u00e0words"
            })
    void a_file_of_another_structure_is_taken_as_whole(String text) {
        assertThat(isCut(text.getBytes(ISO_8859_1), 8192)).isFalse();
    }

    private static boolean isCut(byte[] file, int part) {
        var end = new ContainerEnd();
        for (int at = 0; at < file.length; at += part) {
            end.accept(file, at, Math.min(part, file.length - at));
        }
        return end.isCut();
    }

    private static byte[] picture(String format) throws IOException {
        var image = new BufferedImage(40, 30, BufferedImage.TYPE_INT_RGB);
        for (int i = 0; i < 1200; i++) {
            image.setRGB(i % 40, i / 40, i * i * 7919);
        }
        var file = new ByteArrayOutputStream();
        ImageIO.write(image, format, file);
        return file.toByteArray();
    }

    /** A file with this size in its header and this number of bytes after it. */
    private static byte[] riff(String start, int size, int bytes) {
        return join(
                "RIFF".getBytes(ISO_8859_1),
                ByteBuffer.allocate(4)
                        .order(ByteOrder.LITTLE_ENDIAN)
                        .putInt(size)
                        .array(),
                Arrays.copyOf(start.getBytes(ISO_8859_1), bytes));
    }

    private static byte[] glb(int length) {
        return ByteBuffer.allocate(length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put("glTF".getBytes(ISO_8859_1))
                .putInt(2)
                .putInt(length)
                .array();
    }

    private static byte[] box(String type, int size) {
        return ByteBuffer.allocate(size)
                .putInt(size)
                .put(type.getBytes(ISO_8859_1))
                .array();
    }

    private static byte[] longBox(int size) {
        return ByteBuffer.allocate(size)
                .putInt(1)
                .put("mdat".getBytes(ISO_8859_1))
                .putLong(size)
                .array();
    }

    private static byte[] join(byte[]... parts) {
        var joined = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            joined.writeBytes(part);
        }
        return joined.toByteArray();
    }
}
