package io.invokectl.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import io.invokectl.cli.doctor.DoctorCommands;
import io.invokectl.cli.jobs.JobCommands;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Fast commands do not load slow libraries. */
@DisplayNameGeneration(ReplaceUnderscores.class)
final class LoadedClassesTest {
    private static final List<String> SLOW = List.of(
            "okhttp3.",
            "okio.",
            "retrofit2.",
            "kotlin.",
            "com.google.gson.",
            "dev.failsafe.",
            "org.snakeyaml.",
            "javax.net.ssl.",
            "sun.security.ssl.");

    /** With verification, as without a class archive. Lambdas are not counted. Lower it when the number falls. */
    private static final int OWN_CLASSES_OF_A_SUBMISSION = 261;

    private static final Pattern MEMBER = Pattern.compile("(?m)^  ([a-z-]+)");

    @TempDir
    private Path home;

    /** The commands and groups that the help lists. */
    static List<String> addresses() {
        return below("").toList();
    }

    private static Stream<String> below(String group) {
        String page =
                new Program(Path.of("nowhere")).run(words(group, "--help")).out();
        int members = page.indexOf("Commands:\n");
        Stream<String> names = members < 0
                ? Stream.empty()
                : MEMBER.matcher(page.substring(members, page.indexOf("\n\n", members)))
                        .results()
                        .map(name -> name.group(1));
        return Stream.concat(Stream.of(group), names.flatMap(name -> below((group + " " + name).strip())));
    }

    private static List<String> words(String... phrases) {
        return Stream.of(phrases)
                .flatMap(phrase -> Stream.of(phrase.split(" ")))
                .filter(word -> !word.isEmpty())
                .toList();
    }

    @Test
    void the_help_lists_every_command() {
        assertThat(addresses())
                .contains("", "create", "run", "auth init", "sandbox serve", "version", "help")
                .contains("serverless-inference async-invoke get");
    }

    @ParameterizedTest(name = "invokectl {0} --help")
    @MethodSource("addresses")
    void help_loads_no_slow_library(String address) throws Exception {
        assertThat(slowClassesOf(words(address, "--help"))).isEmpty();
    }

    @ParameterizedTest(name = "invokectl {0}")
    @ValueSource(strings = {"version", "--version", "help", "help run"})
    void version_and_help_load_no_slow_library(String words) throws Exception {
        assertThat(slowClassesOf(words(words))).isEmpty();
    }

    @ParameterizedTest(name = "invokectl {0}")
    @ValueSource(strings = {"__complete contexts", "__complete request-ids"})
    void completion_reads_config_and_ledger_without_network(String words) throws Exception {
        new Program(home).run(words("create -u sandbox:?delay=0 -m fal-ai/flux/schnell --prompt lighthouse"));

        assertThat(slowClassesOf(words(words)))
                .allMatch(name -> name.startsWith("org.snakeyaml.") || name.startsWith("com.google.gson."));
    }

    @ParameterizedTest(name = "invokectl {0}")
    @ValueSource(strings = {"create --help", "get x --ledger none -t any -u https://127.0.0.1:1 --http-retry-max 0"})
    void a_command_loads_no_other_group(String words) throws Exception {
        assertThat(classesLoadedBy(words(words)))
                .contains(JobCommands.class.getName())
                .noneMatch(name -> name.matches(
                        "io\\.invokectl\\.cli\\.(batch|ledger|auth|sandbox|doctor|completion|reference)\\..*"));
    }

    @Test
    void no_command_is_loaded_that_is_not_addressed() throws Exception {
        assertThat(classesLoadedBy(List.of("version")))
                .contains(DoctorCommands.class.getName())
                .filteredOn(name -> name.matches("io\\.invokectl\\.cli\\..*Command"))
                .noneMatch(name -> name.matches(".*\\.(jobs|batch|ledger|auth|sandbox|doctor|completion)\\..*"));
    }

    @Test
    void a_command_that_needs_every_library_loads_it() throws Exception {
        Path config = Files.createDirectories(home.resolve(".config/doctl")).resolve("config.yaml");
        Files.writeString(config, "output: json\n");

        assertThat(slowClassesOf(words("get x -t any-token -u https://127.0.0.1:1 --http-retry-max 0")))
                .extracting(name ->
                        SLOW.stream().filter(name::startsWith).findFirst().orElseThrow())
                .containsAll(SLOW);
    }

    @Test
    void a_submission_loads_few_classes_and_nothing_that_only_reads_need() throws Exception {
        List<String> loaded;
        try (var api = new RecordingApiServer()) {
            loaded = classesLoadedBy(
                    words("create -m fal-ai/flux/schnell --prompt lighthouse --tag project=a -t any-token -u "
                            + api.address()));
            assertThat(api.charges()).hasSize(1);
        }

        assertThat(loaded)
                .filteredOn(name -> name.startsWith("io.invokectl.") && !name.contains("$$Lambda"))
                .doesNotHaveDuplicates()
                .hasSizeLessThanOrEqualTo(OWN_CLASSES_OF_A_SUBMISSION);
        assertThat(loaded)
                .as("hashing or comparing a record makes the JVM build its methods")
                .doesNotContain("java.lang.runtime.ObjectMethods")
                .doesNotContain("dev.failsafe.RetryPolicy");
    }

    private List<String> slowClassesOf(List<String> words) throws Exception {
        List<String> loaded = classesLoadedBy(words);

        assertThat(loaded).contains(Main.class.getName());
        return loaded.stream()
                .filter(name -> SLOW.stream().anyMatch(name::startsWith))
                .toList();
    }

    private List<String> classesLoadedBy(List<String> words) throws Exception {
        Path log = home.resolve("classes");
        var logging = List.of("-Xlog:class+load:file=" + log + ":none:filecount=0");
        try (var program = ProgramProcess.start(home, logging, words)) {
            program.exitCode();
        }
        try (Stream<String> lines = Files.lines(log)) {
            return lines.map(line -> line.split(" ", 2)[0]).toList();
        }
    }
}
