package io.invokectl.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import io.invokectl.bootstrap.Transcript.Step;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The stories in {@code resources/transcripts}, told to the whole program. */
@DisplayNameGeneration(ReplaceUnderscores.class)
final class CommandTranscriptTest {
    @TempDir
    private Path home;

    static List<Path> stories() throws IOException, URISyntaxException {
        Path folder =
                Path.of(CommandTranscriptTest.class.getResource("/transcripts").toURI());
        try (var files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("stories")
    void the_program_behaves_as_told(Path story) throws IOException {
        var program = new Program(home);
        for (Step step : Transcript.read(story, home)) {
            Program.Result result = program.run(step.words, step.in.toString());

            String place = story.getFileName() + ", line " + step.line + ": " + step.words;
            assertThat(withoutEmptyLines(result.err())).as("stderr of " + place).isEqualTo(step.err.toString());
            assertThat(withoutEmptyLines(result.out())).as("stdout of " + place).isEqualTo(step.out.toString());
            assertThat(result.code()).as("exit code of " + place).isEqualTo(step.code);
        }
    }

    private static String withoutEmptyLines(String text) {
        return text.lines()
                .filter(line -> !line.isEmpty())
                .map(line -> line + "\n")
                .collect(Collectors.joining());
    }
}
