package io.invokectl.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import io.invokectl.cli.CommandReference;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Runs the examples of the help pages in a {@link DocsFixture}. */
@Tag("once")
@DisplayNameGeneration(ReplaceUnderscores.class)
final class HelpExamplesTest {
    private static final String SERVER = "sandbox serve";
    private static final int TERMINATED = 143;

    @TempDir
    private Path home;

    static List<String> examples() {
        return lines().filter(line -> !line.contains(SERVER)).toList();
    }

    static List<String> servers() {
        return lines().filter(line -> line.contains(SERVER)).toList();
    }

    private static Stream<String> lines() {
        return new CommandReference(DaggerCommandLineComponent.create().commandTree())
                .markdown()
                .lines()
                .filter(line -> line.startsWith("invokectl ") && !line.endsWith("[flags]"));
    }

    @Test
    void commands_have_examples() {
        assertThat(examples()).hasSizeGreaterThan(40).contains("invokectl wait", "invokectl help auth init");
        assertThat(servers()).isNotEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("examples")
    void every_example_works(String line) throws Exception {
        try (var fixture = new DocsFixture(home)) {
            Tool.Result result = fixture.run(line);

            assertThat(result.code()).as(result.output()).isZero();
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("servers")
    void every_server_runs_until_it_is_terminated(String line) throws Exception {
        try (var fixture = new DocsFixture(home);
                var server = ProgramProcess.start(
                        home, fixture.substitute(line).replace("invokectl ", "").split(" "))) {
            server.awaitLine("Notice: serving the sandbox").signal("TERM");

            assertThat(server.exitCode()).isEqualTo(TERMINATED);
        }
    }
}
