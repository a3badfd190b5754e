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

/** Replays the files in {@code resources/transcripts}. {@code -Dtranscripts.update=true} records them again for review. */
@DisplayNameGeneration(ReplaceUnderscores.class)
final class TranscriptTest {
    private static final Path TRANSCRIPTS = Path.of("src/test/resources/transcripts");

    @TempDir
    private Path home;

    static List<Path> transcripts() throws IOException {
        try (var files = Files.list(TRANSCRIPTS)) {
            return files.sorted().toList();
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("transcripts")
    void the_program_behaves_as_recorded(Path file) throws IOException {
        String recorded = Files.readString(file);
        try (var transcript = new Transcript(home)) {
            String replayed = transcript.replay(recorded);
            if (Boolean.getBoolean("transcripts.update")) {
                Files.writeString(file, replayed);
            }

            assertThat(replayed).isEqualTo(recorded);
        }
    }
}
