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
 * What the documents tell to type works. Of the README and the pages in {@code docs}, each block marked {@code sh} that
 * calls invokectl or exports a variable is typed into a shell, those of one page in one {@link DocsFixture} in their order.
 * Mark what cannot run here as {@code text}.
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
    void the_readme_has_something_to_type() throws IOException {
        assertThat(pages()).contains(ROOT.resolve("README.md"));
        assertThat(blocks(ROOT.resolve("README.md"))).contains("./invokectl run ", "./invokectl batch run ");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("pages")
    void what_a_page_tells_to_type_works(Path page) throws Exception {
        String typed = blocks(page);
        if (typed.contains("jq ")) {
            Tool.named("jq");
        }
        try (var scenery = new DocsFixture(home)) {
            Tool.Result result = scenery.play("set -x\n" + typed);

            assertThat(result.code()).as(result.said()).isZero();
        }
    }
}
