package io.invokectl.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.invokectl.cli.output.TerminalStreams;
import io.invokectl.http.WireServer;
import io.invokectl.json.JsonText;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Untrusted text contains nothing that controls a terminal, is invisible, or could be taken for a message of the
 * program.
 */
@DisplayNameGeneration(ReplaceUnderscores.class)
final class HostileTextTest {
    private static final String STEERING =
            "a\u001b[31mb\u0007c\u009bd\u007fe\u202ef\u2066g\u200bh\ufeff\r\nError: forged";

    /** What is left for an id, which must not contain control characters. */
    private static final String TURNING = "req_\u202e1\u2066\u200b";

    private static final String REDRAW = "\r\u001b[K";
    private static final int INTERNAL_ERROR = 1;

    @TempDir
    private Path home;

    private final WireServer otherHost = WireServer.scripted(
            request -> InjectionPoint.ERROR_HEADERS.responseWith(STEERING, "https://elsewhere.test"));
    private InjectionPoint injectionPoint = InjectionPoint.ERROR;
    private final WireServer api = WireServer.scripted(request -> injectionPoint.responseWith(
            injectionPoint == InjectionPoint.REQUEST_ID ? TURNING : STEERING, "http://localhost:" + otherHost.port()));

    private Program program;
    private final List<Program.Result> results = new ArrayList<>();

    @BeforeEach
    void setUp() {
        program = new Program(home)
                .with("DIGITALOCEAN_API_URL", api.address().value())
                .with("DIGITALOCEAN_ACCESS_TOKEN", "any-token");
    }

    @AfterEach
    void close() {
        api.close();
        otherHost.close();
    }

    @ParameterizedTest
    @EnumSource
    void server_text_is_harmless_in_files_and_pipes(InjectionPoint point) {
        injectionPoint = point;

        runEveryCommand();

        assertThat(results).allSatisfy(HostileTextTest::isHarmless);
    }

    @ParameterizedTest
    @EnumSource
    void server_text_is_harmless_on_a_terminal(InjectionPoint point) {
        injectionPoint = point;
        program.on(new TerminalStreams(false, true, true));

        runEveryCommand();

        assertThat(results).allSatisfy(HostileTextTest::isHarmless);
    }

    @ParameterizedTest
    @EnumSource
    void json_output_with_server_text_is_harmless_and_one_document(InjectionPoint point) {
        injectionPoint = point;

        runEveryCommand("-o", "json");

        assertThat(results).allSatisfy(HostileTextTest::isHarmless).allSatisfy(HostileTextTest::isOneDocument);
    }

    private static void isHarmless(Program.Result result) {
        String all = result.out() + result.err().replace(REDRAW, "\n");

        assertThat(all).doesNotContainPattern("[\\p{Cntrl}\\p{Cf}\u0080-\u009f&&[^\n\t]]");
        assertThat(all.lines()).noneMatch(line -> line.startsWith("Error: forged"));
        assertThat(result.code()).isNotEqualTo(INTERNAL_ERROR);
    }

    private static void isOneDocument(Program.Result result) {
        assertThat(result.out().lines()).hasSize(1);
        assertThatCode(() -> JsonText.parse(result.out().strip())).doesNotThrowAnyException();
    }

    private void runEveryCommand(String... format) {
        run(format, "create", "-m", "fal-ai/flux/schnell", "--prompt", "A city");
        run(format, "run", "-m", "fal-ai/flux/schnell", "--prompt", "A city", "--timeout", "5s", "--out", out());
        run(format, "get", "req_1");
        run(format, "wait", "req_1", "--timeout", "5s");
        run(format, "save", "req_1", "req_2", "--sidecar", "--out", out());
        run(format, "auth", "init", "--token-validation-server", api.address().value());
    }

    private void run(String[] format, String... words) {
        var verbose = Stream.of(
                "--trace", "-v", "--http-retry-max", "1", "--http-retry-wait-min", "0", "--http-retry-wait-max", "0");
        results.add(program.run(Stream.of(Stream.of(words), verbose, Stream.of(format))
                .flatMap(part -> part)
                .toList()));
    }

    private String out() {
        return home.resolve("out").toString();
    }
}
