package io.invokectl.sandbox;

import static io.invokectl.sandbox.SandboxFixture.poll;
import static io.invokectl.sandbox.SandboxFixture.smallPicture;
import static io.invokectl.sandbox.SandboxFixture.submission;
import static io.invokectl.sandbox.SandboxFixture.submit;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.invokectl.application.port.Deadline;
import io.invokectl.application.port.ManualClock;
import io.invokectl.domain.failure.ApiException.InvocationNotFoundException;
import io.invokectl.domain.failure.LocalFileException;
import io.invokectl.domain.invocation.Invocation;
import io.invokectl.domain.invocation.ModelId;
import io.invokectl.domain.invocation.RequestId;
import io.invokectl.domain.json.JsonObject;
import io.invokectl.domain.submission.Submission;
import io.invokectl.domain.submission.Tag;
import io.invokectl.sandbox.media.SeededRandom;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
final class JobStoreTest {
    @TempDir
    private Path home;

    private Path state;
    private Sandbox sandbox;

    @BeforeEach
    void open_sandbox() {
        state = home.resolve("state").resolve("sandbox");
        sandbox = sandbox(SeededRandom.of("folder"));
    }

    private Sandbox sandbox(RandomGenerator random) {
        return new Sandbox(state, SandboxBehavior.DEFAULT, new ManualClock(), random);
    }

    private Path file(Invocation job) {
        return state.resolve("jobs").resolve(job.requestId() + ".json");
    }

    @Test
    void nothing_is_written_before_the_first_job() {
        assertThat(home).isEmptyDirectory();
    }

    @Test
    void only_the_owner_can_read_a_job_file() throws Exception {
        Invocation job = submit(sandbox, smallPicture());

        assertThat(file(job)).content().contains("A futuristic city at sunset");
        assertThat(permissions(file(job))).isEqualTo("rw-------");
        assertThat(permissions(state.resolve("jobs"))).isEqualTo("rwx------");
        assertThat(permissions(state)).isEqualTo("rwx------");
        assertThat(names()).containsExactly(job.requestId() + ".json");
    }

    private static String permissions(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(state.resolve("jobs"))) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }

    @Test
    void the_file_holds_the_whole_submission() {
        var submission = new Submission(
                new ModelId(SandboxFixture.FLUX),
                smallPicture().input(),
                List.of(new Tag("type", "test")),
                JsonObject.EMPTY);

        assertThat(file(submit(sandbox, submission)))
                .content()
                .contains("\"key\": \"type\"", "\"value\": \"test\"", "\"sandbox_seed\": null", "\"seed\": 42");
    }

    @Test
    void an_existing_id_is_not_reused() throws Exception {
        Invocation first = submit(sandbox(SeededRandom.of("same")), smallPicture());
        String content = Files.readString(file(first));

        Invocation second =
                submit(sandbox(SeededRandom.of("same")), submission(SandboxFixture.SDXL, "{'prompt': 'b'}"));

        assertThat(second.requestId()).isNotEqualTo(first.requestId());
        assertThat(file(first)).hasContent(content);
        assertThat(names()).hasSize(2);
    }

    @Test
    void an_id_reserved_by_another_process_is_not_reused() throws Exception {
        Invocation first = submit(sandbox(SeededRandom.of("same")), smallPicture());
        Path claim = state.resolve("jobs").resolve(first.requestId() + ".new");
        Files.move(file(first), claim);

        Invocation second = submit(sandbox(SeededRandom.of("same")), smallPicture());

        assertThat(second.requestId()).isNotEqualTo(first.requestId());
        assertThat(claim).exists();
    }

    @ParameterizedTest
    @ValueSource(strings = {"../secret", "../../secret", "..\\secret", "/etc/hostname", "secret", "sbx_/../../secret"})
    void an_id_that_looks_like_a_path_is_not_found(String id) throws Exception {
        submit(sandbox, smallPicture());
        Files.writeString(state.resolve("secret.json"), "{}");
        Files.writeString(state.resolve("jobs").resolve("secret.json"), "{}");

        assertThatThrownBy(() -> sandbox.get(new RequestId(id), Deadline.NONE))
                .isInstanceOf(InvocationNotFoundException.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'' | empty",
                "[] | it is not an object",
                "{ | ends too early (line 1 column 2)",
                "{} | its member \"request_id\" is missing or invalid",
                "{\"request_id\": \"sbx_1\", \"model_id\": \"other\"}"
                        + " | its member \"model_id\" is missing or invalid"
            })
    void a_damaged_file_is_reported_with_the_reason(String content, String problem) throws Exception {
        Invocation job = submit(sandbox, smallPicture());
        Files.writeString(file(job), content);

        assertThatThrownBy(() -> poll(sandbox, job))
                .isInstanceOf(LocalFileException.class)
                .hasMessage(file(job) + ": is not a sandbox job: " + problem);
    }

    @ParameterizedTest
    @CsvSource({"created_at, yesterday", "queued_seconds, 1e99", "input, none", "seed, none", "tags, none"})
    void an_invalid_member_is_named(String member, String value) throws Exception {
        Invocation job = submit(sandbox, submission(SandboxFixture.FLUX, "{'prompt': 'a'}"));
        String broken = Files.readString(file(job))
                .replaceFirst("\"" + member + "\": ", "\"" + member + "\": \"" + value + "\", \"x\": ");
        Files.writeString(file(job), broken);

        assertThatThrownBy(() -> poll(sandbox, job))
                .isInstanceOf(LocalFileException.class)
                .hasMessage(file(job) + ": is not a sandbox job: its member \"" + member + "\" is missing or invalid");
    }

    @Test
    void an_unusable_directory_is_named() throws Exception {
        Files.createDirectories(state.getParent());
        Files.writeString(state, "not a directory");

        assertThatThrownBy(() -> sandbox.submit(smallPicture()))
                .isInstanceOf(LocalFileException.class)
                .hasMessageStartingWith(state.resolve("jobs").toString())
                .hasMessageContaining("cannot be written: ");
    }
}
