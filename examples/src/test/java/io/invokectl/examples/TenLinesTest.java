package io.invokectl.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(ReplaceUnderscores.class)
final class TenLinesTest {
    @TempDir
    private Path folder;

    @Test
    void ten_lines_leave_a_picture() throws Exception {
        TenLines.main(new String[] {folder.toString()});

        try (var files = Files.list(folder)) {
            assertThat(files)
                    .singleElement()
                    .satisfies(file -> assertThat(file.toString()).endsWith(".png"));
        }
    }

    @Test
    void they_are_no_more_than_ten() throws Exception {
        String source = Files.readString(Path.of("src/main/java/io/invokectl/examples/TenLines.java"));
        String main = source.substring(source.indexOf("public static void main"));

        assertThat(main.substring(0, main.indexOf("\n    }")).lines().skip(1)).hasSizeLessThanOrEqualTo(10);
    }
}
