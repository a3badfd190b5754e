package io.invokectl.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The stories in {@code resources/transcripts}, told to the whole program. {@code -Dretell=true} writes them anew, to be
 * read before they are kept.
 */
@DisplayNameGeneration(ReplaceUnderscores.class)
final class TranscriptTest {
    private static final Path STORIES = Path.of("src/test/resources/transcripts");

    @TempDir
    private Path home;

    static List<Path> stories() throws IOException {
        try (var files = Files.list(STORIES)) {
            return files.sorted().toList();
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("stories")
    void the_program_behaves_as_told(Path file) throws IOException {
        String story = Files.readString(file);
        try (var transcript = new Transcript(home)) {
            String retold = transcript.retold(story);
            if (Boolean.getBoolean("retell")) {
                Files.writeString(file, retold);
            }

            assertThat(retold).isEqualTo(story);
        }
    }
}
