package io.invokectl.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The locations of config file and state on each operating system. */
@DisplayNameGeneration(ReplaceUnderscores.class)
final class FileLocationsTest {
    @TempDir
    private Path home;

    @ParameterizedTest
    @CsvSource({"Mac OS X, Library/Application Support", "Linux, .config"})
    void the_config_file_is_that_of_doctl(String system, String location) throws IOException {
        Path folder = Files.createDirectories(home.resolve(location).resolve("doctl"));
        Files.writeString(folder.resolve("config.yaml"), "auth-contexts:\n  team: tok-any-0123456789\n");

        Program program = new Program(home).onSystem(system);

        assertThat(program.run(List.of("auth", "list")).out()).contains("team");
        program.run(List.of("auth", "switch", "--context", "team"));
        assertThat(folder.resolve("config.yaml")).content().contains("context: team");
        assertThat(locations()).containsExactly(location);
    }

    @ParameterizedTest
    @CsvSource({"Mac OS X, Library/Application Support", "Linux, .local/state"})
    void the_ledger_is_in_the_state_folder_of_the_system(String system, String location) throws IOException {
        submit(new Program(home).onSystem(system));

        assertThat(home.resolve(location).resolve("invokectl/ledger.db")).exists();
        assertThat(locations()).containsExactly(location);
    }

    @ParameterizedTest
    @CsvSource({"Mac OS X", "Linux"})
    void xdg_state_home_is_used_on_every_system(String system) throws IOException {
        submit(new Program(home)
                .onSystem(system)
                .with("XDG_STATE_HOME", home.resolve("own/state").toString()));

        assertThat(locations()).containsExactly("own/state");
    }

    @Test
    void a_relative_xdg_state_home_is_ignored() throws IOException {
        submit(new Program(home).with("XDG_STATE_HOME", "own"));

        assertThat(locations()).containsExactly(".local/state");
    }

    private static void submit(Program program) {
        Program.Result result =
                program.run(List.of("create", "-u", "sandbox:", "-m", "fal-ai/flux/schnell", "--prompt", "A city"));

        assertThat(result.code()).as(result.err()).isZero();
    }

    /** The directories that contain files, at most two levels deep. */
    private Set<String> locations() throws IOException {
        try (Stream<Path> files = Files.walk(home)) {
            return files.filter(Files::isRegularFile)
                    .map(home::relativize)
                    .map(file -> file.startsWith(".config")
                            ? ".config"
                            : file.subpath(0, 2).toString())
                    .collect(Collectors.toSet());
        }
    }
}
