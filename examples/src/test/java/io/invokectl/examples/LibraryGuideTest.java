package io.invokectl.examples;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every block of code in the documents is part of an example that runs; only its indentation differs. */
@DisplayNameGeneration(ReplaceUnderscores.class)
final class LibraryGuideTest {
    private static final Pattern BLOCK = Pattern.compile("(?ms)^```(java|xml)\\R(.*?)^```");

    static Stream<String> blocks() {
        return Stream.of("../README.md", "../docs/library.md")
                .flatMap(page -> BLOCK.matcher(text(Path.of(page))).results())
                .map(LibraryGuideTest::code);
    }

    private static String code(MatchResult block) {
        return flush(block.group(2));
    }

    @ParameterizedTest
    @MethodSource("blocks")
    void every_block_of_code_in_the_documents_is_part_of_an_example(String block) throws IOException {
        assertThat(sources()).anySatisfy(source -> assertThat(source).contains(block));
    }

    @Test
    void the_guide_names_every_example() throws IOException {
        String guide = text(Path.of("../docs/library.md"));
        try (var examples = Files.list(Path.of("src/main/java/io/invokectl/examples"))) {
            assertThat(examples.map(LibraryGuideTest::name).filter(name -> !name.equals("package-info")))
                    .isNotEmpty()
                    .allSatisfy(name -> assertThat(guide).contains("`" + name + "`"));
        }
    }

    private static String name(Path source) {
        return source.getFileName().toString().replace(".java", "");
    }

    private static List<String> sources() throws IOException {
        try (var files = Files.walk(Path.of("src"))) {
            Stream<Path> java = files.filter(file -> file.toString().endsWith(".java"));
            return Stream.concat(java, Stream.of(Path.of("outside/pom.xml")))
                    .map(file -> flush(text(file)))
                    .toList();
        }
    }

    private static String flush(String code) {
        return code.lines().map(String::strip).collect(joining("\n"));
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
