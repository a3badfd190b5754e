package io.invokectl.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Runs the {@code sh} blocks of the README and of the pages in {@code docs} that call invokectl or export a variable. The
 * blocks of a page run in order in one {@link DocsFixture}. Mark a block that cannot run there as {@code text}.
 */
@Tag("once")
@DisplayNameGeneration(ReplaceUnderscores.class)
final class DocumentsTest {
    private static final Path ROOT = Path.of("..");
    private static final Pattern BLOCK = Pattern.compile("(?ms)^```sh\\n(.*?)^```$");
    private static final Pattern CALL = Pattern.compile("(?m)(^|\\$\\(|\\| *)(\\./)?invokectl |^export ");

    @TempDir
    private Path home;

    static List<Path> pages() throws IOException {
        try (Stream<Path> docs = Files.list(ROOT.resolve("docs"))) {
            return Stream.concat(Stream.of(ROOT.resolve("README.md")), docs.sorted())
                    .filter(file -> file.toString().endsWith(".md"))
                    .filter(page -> !blocks(page).isEmpty())
                    .toList();
        }
    }

    private static String blocks(Path page) {
        try {
            return BLOCK.matcher(Files.readString(page))
                    .results()
                    .map((MatchResult block) -> block.group(1))
                    .filter(block -> CALL.matcher(block).find())
                    .collect(Collectors.joining());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    @Test
    void the_readme_has_examples() throws IOException {
        assertThat(pages()).contains(ROOT.resolve("README.md"));
        assertThat(blocks(ROOT.resolve("README.md"))).contains("./invokectl run ", "./invokectl batch run ");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("pages")
    void the_examples_of_a_page_work(Path page) throws Exception {
        String lines = blocks(page);
        if (lines.contains("jq ")) {
            Tool.require("jq");
        }
        try (var fixture = new DocsFixture(home)) {
            Tool.Result result = fixture.run("set -x\n" + lines);

            assertThat(result.code()).as(result.output()).isZero();
        }
    }
}
