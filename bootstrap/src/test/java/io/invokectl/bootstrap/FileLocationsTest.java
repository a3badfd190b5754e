package io.invokectl.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
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
import org.junit.jupiter.params.provider.ValueSource;

/** The locations of config file and state on each operating system, and those that flags name. */
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

    @ParameterizedTest
    @ValueSource(
            strings = {
                "run -u sandbox: -m m --prompt x --out s3://bucket/x",
                "save sbx_1 -u sandbox: --out s3://bucket/x",
                "batch run rows.txt -u sandbox: -m m --out s3://bucket/x",
                "batch run rows.txt -u sandbox: -m m --dry-run --out s3://bucket/x"
            })
    void an_unknown_scheme_of_results_is_named_with_its_flag_and_creates_nothing(String command) {
        assertThat(new Program(home).run(List.of(command.split(" ")))).satisfies(result -> {
            assertThat(result.code()).isEqualTo(2);
            assertThat(result.err())
                    .isEqualTo(
                            "Error: --out: unknown scheme \"s3\" in the location \"s3://bucket/x\": use a path or one"
                                    + " of file\n");
        });
        assertThat(Path.of("s3:")).doesNotExist();
        assertThat(home.resolve(".local/state/invokectl/sandbox")).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "list",
                "doubts",
                "show req_1",
                "wait",
                "save",
                "ledger verify",
                "create -u sandbox: -m m --prompt x",
                "run -u sandbox: -m m --prompt x",
                "batch run rows.txt -u sandbox: -m m --out rows"
            })
    void an_unknown_scheme_of_the_ledger_is_named_with_its_flag_and_creates_nothing(String command) {
        String location = "postgresql://db.example.com/jobs";
        var args = new ArrayList<>(List.of(command.split(" ")));
        args.addAll(List.of("--ledger", location));

        assertThat(new Program(home).run(args)).satisfies(result -> {
            assertThat(result.code()).isEqualTo(2);
            assertThat(result.err())
                    .isEqualTo("Error: --ledger: unknown scheme \"postgresql\" in the location \"" + location
                            + "\": use a path or one of file\n");
        });
        assertThat(home).isEmptyDirectory();
        assertThat(Path.of("rows")).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(strings = {"file://", "file:", ""})
    void a_batch_its_files_and_its_report_are_where_its_uri_says(String scheme) throws IOException {
        Path out = home.resolve("out");
        Path rows = Files.writeString(home.resolve("rows.txt"), "A city\n");
        var program = new Program(home).with("DIGITALOCEAN_API_URL", "sandbox:?delay=0");

        Program.Result run = program.run(
                List.of("batch", "run", rows.toString(), "-m", "fal-ai/flux/schnell", "--out", scheme + out));

        assertThat(run.code()).as(run.err()).isZero();
        assertThat(program.run(List.of("batch", "status", scheme + out)).out()).contains("1 done");
        assertThat(program.run(List.of("batch", "report", scheme + out)).out())
                .isEqualTo(out.resolve("report.html") + "\n");
        assertThat(out).isDirectoryContaining("glob:**/1-1.png").isDirectoryContaining("glob:**/results.jsonl");
        assertThat(Path.of("file:")).doesNotExist();
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
