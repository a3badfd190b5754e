package io.invokectl.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(ReplaceUnderscores.class)
final class QuickStartTest {
    private static final Path SOURCE = Path.of("src/main/java/io/invokectl/examples/QuickStart.java");

    @TempDir
    private Path folder;

    @Test
    void it_saves_an_image() throws Exception {
        QuickStart.main(new String[] {folder.toString()});

        try (var files = Files.list(folder)) {
            assertThat(files)
                    .singleElement()
                    .satisfies(file -> assertThat(file.toString()).endsWith(".png"));
        }
    }

    @Test
    void it_has_at_most_ten_lines() throws Exception {
        String source = Files.readString(SOURCE);
        String main = source.substring(source.indexOf("public static void main"));

        assertThat(main.substring(0, main.indexOf("\n    }")).lines().skip(1)).hasSizeLessThanOrEqualTo(10);
    }

    @Test
    void it_uses_only_the_client_package_and_the_jdk() throws Exception {
        assertThat(Files.readString(SOURCE).lines().filter(line -> line.startsWith("import ")))
                .isNotEmpty()
                .allSatisfy(line -> assertThat(line).matches("import (io\\.invokectl\\.client|java\\..*)\\.\\w+;"));
    }
}
