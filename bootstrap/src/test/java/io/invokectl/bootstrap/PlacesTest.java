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

/** Where the program reads and leaves its files on each system. */
@DisplayNameGeneration(ReplaceUnderscores.class)
final class PlacesTest {
    @TempDir
    private Path home;

    @ParameterizedTest
    @CsvSource({"Mac OS X, Library/Application Support", "Linux, .config"})
    void doctls_config_file_is_found_where_doctl_has_it(String system, String place) throws IOException {
        Path folder = Files.createDirectories(home.resolve(place).resolve("doctl"));
        Files.writeString(folder.resolve("config.yaml"), "auth-contexts:\n  team: tok-any-0123456789\n");

        Program program = new Program(home).onSystem(system);

        assertThat(program.run(List.of("auth", "list")).out()).contains("team");
        program.run(List.of("auth", "switch", "--context", "team"));
        assertThat(folder.resolve("config.yaml")).content().contains("context: team");
        assertThat(places()).containsExactly(place);
    }

    @ParameterizedTest
    @CsvSource({"Mac OS X, Library/Application Support", "Linux, .local/state"})
    void what_is_remembered_lies_in_a_folder_of_its_own(String system, String place) throws IOException {
        buy(new Program(home).onSystem(system));

        assertThat(home.resolve(place).resolve("invokectl/ledger.db")).exists();
        assertThat(places()).containsExactly(place);
    }

    @ParameterizedTest
    @CsvSource({"Mac OS X", "Linux"})
    void whoever_names_a_state_folder_is_obeyed_on_every_system(String system) throws IOException {
        buy(new Program(home)
                .onSystem(system)
                .with("XDG_STATE_HOME", home.resolve("own/state").toString()));

        assertThat(places()).containsExactly("own/state");
    }

    @Test
    void a_state_folder_that_is_no_whole_path_is_passed_over() throws IOException {
        buy(new Program(home).with("XDG_STATE_HOME", "own"));

        assertThat(places()).containsExactly(".local/state");
    }

    private static void buy(Program program) {
        Program.Result result =
                program.run(List.of("create", "-u", "sandbox:", "-m", "fal-ai/flux/schnell", "--prompt", "A city"));

        assertThat(result.code()).as(result.err()).isZero();
    }

    /** The folders, two deep at most, below which there are files. */
    private Set<String> places() throws IOException {
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
