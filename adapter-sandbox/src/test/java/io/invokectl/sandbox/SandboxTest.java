package io.invokectl.sandbox;

import static io.invokectl.sandbox.SandboxFixture.ELEVENLABS;
import static io.invokectl.sandbox.SandboxFixture.FLUX;
import static io.invokectl.sandbox.SandboxFixture.SDXL;
import static io.invokectl.sandbox.SandboxFixture.STABLE_AUDIO;
import static io.invokectl.sandbox.SandboxFixture.output;
import static io.invokectl.sandbox.SandboxFixture.poll;
import static io.invokectl.sandbox.SandboxFixture.smallPicture;
import static io.invokectl.sandbox.SandboxFixture.submission;
import static io.invokectl.sandbox.SandboxFixture.submit;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.invokectl.application.port.Deadline;
import io.invokectl.application.port.ManualClock;
import io.invokectl.domain.attempt.Attempt;
import io.invokectl.domain.attempt.Attempt.ErrorResponse;
import io.invokectl.domain.attempt.Phase;
import io.invokectl.domain.failure.ApiException.InvocationNotFoundException;
import io.invokectl.domain.invocation.Invocation;
import io.invokectl.domain.invocation.Invocation.Completed;
import io.invokectl.domain.invocation.Invocation.Failed;
import io.invokectl.domain.invocation.Invocation.InProgress;
import io.invokectl.domain.invocation.Invocation.Queued;
import io.invokectl.domain.invocation.RequestId;
import io.invokectl.json.JsonText;
import io.invokectl.sandbox.media.SeededRandom;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
final class SandboxTest {
    private final ManualClock clock = new ManualClock();

    @TempDir
    private Path state;

    private Sandbox sandbox(String settings) {
        return new Sandbox(state, SandboxBehavior.parse(settings), clock, SeededRandom.of("test"));
    }

    @Test
    void the_status_of_a_job_follows_from_its_age() {
        Sandbox sandbox = sandbox("?delay=8");
        Invocation job = submit(sandbox, smallPicture());
        assertThat(job).isInstanceOf(Queued.class);

        clock.advance(Duration.ofMillis(1_999));
        assertThat(poll(sandbox, job)).isInstanceOf(Queued.class);
        clock.advance(Duration.ofMillis(1));
        assertThat(poll(sandbox, job)).isInstanceOf(InProgress.class);
        clock.advance(Duration.ofMillis(5_999));
        assertThat(poll(sandbox, job)).isInstanceOf(InProgress.class);
        clock.advance(Duration.ofMillis(1));
        assertThat(poll(sandbox, job)).isInstanceOf(Completed.class);
    }

    @Test
    void an_invocation_has_the_members_of_the_api_and_nanoseconds() {
        Sandbox sandbox = sandbox("?delay=8&seed=1");
        Invocation job = submit(sandbox, smallPicture());

        assertThat(JsonText.compact(job.envelope().json()))
                .isEqualTo("{\"completed_at\":null,\"created_at\":\"2026-01-22T19:19:19.000000000Z\",\"error\":null,"
                        + "\"model_id\":\"fal-ai/flux/schnell\",\"output\":null,\"request_id\":\"" + job.requestId()
                        + "\",\"started_at\":null,\"status\":\"QUEUED\"}");
        clock.advance(Duration.ofSeconds(8));
        assertThat(JsonText.compact(poll(sandbox, job).envelope().json()))
                .startsWith("{\"completed_at\":\"2026-01-22T19:19:27.000000000Z\"")
                .contains("\"started_at\":\"2026-01-22T19:19:21.000000000Z\"");
    }

    @Test
    void the_status_route_returns_only_id_and_status() {
        Sandbox sandbox = sandbox("?delay=0");
        RequestId id = submit(sandbox, smallPicture()).requestId();

        assertThat(JsonText.compact(sandbox.status(id, Deadline.NONE).envelope().json()))
                .isEqualTo("{\"request_id\":\"" + id + "\",\"status\":\"COMPLETED\"}");
    }

    @Test
    void with_a_delay_of_zero_a_submission_returns_a_completed_job() {
        assertThat(submit(sandbox("?delay=0"), smallPicture())).isInstanceOf(Completed.class);
    }

    @ParameterizedTest
    @CsvSource({
        FLUX + ", 2700, 4300",
        SDXL + ", 3300, 5600",
        STABLE_AUDIO + ", 6800, 12000",
        ELEVENLABS + ", 2300, 4800"
    })
    void each_model_takes_a_realistic_time(String model, long least, long most) {
        Sandbox sandbox = sandbox("");
        for (int i = 0; i < 20; i++) {
            Invocation job = submit(sandbox, submission(model, "{'prompt': 'a', 'text': 'a', 'seconds_total': 1}"));
            Invocation ended = ended(sandbox, job);

            assertThat(ended.envelope().completedAt().orElseThrow())
                    .isBetween(
                            job.envelope().createdAt().orElseThrow().plusMillis(least),
                            job.envelope().createdAt().orElseThrow().plusMillis(most));
        }
    }

    @Test
    void sandboxes_with_the_same_directory_share_their_jobs() {
        Invocation job = submit(sandbox("?delay=0"), smallPicture());

        assertThat(poll(sandbox(""), job)).isEqualTo(job);
    }

    @Test
    void the_evidence_is_that_of_a_completely_sent_request() {
        var submission = submission(FLUX, "{'prompt': 'Zürich 漢'}");

        Attempt attempt = sandbox("").submit(submission);

        assertThat(attempt.evidence().phase()).isEqualTo(Phase.ANSWERED);
        assertThat(attempt.evidence().bytesSent()).isEqualTo(67);
    }

    @Test
    void an_unknown_model_is_rejected_with_404_and_the_known_models() {
        var attempt = (ErrorResponse) sandbox("").submit(submission("fal-ai/flux/dev", "{'prompt': 'a'}"));

        assertThat(attempt.error().detail())
                .isEqualTo("POST sandbox:/v1/async-invoke: 404 unknown model \"fal-ai/flux/dev\"; the sandbox has"
                        + " fal-ai/flux/schnell, fal-ai/fast-sdxl, fal-ai/stable-audio-25/text-to-audio,"
                        + " fal-ai/elevenlabs/tts/multilingual-v2");
        assertThat(attempt.retryAfter()).isEmpty();
        assertThat(attempt.evidence().phase()).isEqualTo(Phase.ANSWERED);
        assertThat(state).isEmptyDirectory();
    }

    @Test
    void an_unknown_job_is_named_in_the_error() {
        var id = new RequestId("sbx_0000000000000000");

        assertThatThrownBy(() -> sandbox("").get(id, Deadline.NONE))
                .isInstanceOf(InvocationNotFoundException.class)
                .hasMessage(
                        "GET sandbox:/v1/async-invoke/sbx_0000000000000000: 404 the sandbox has no job with this ID");
    }

    @Test
    void jobs_fail_at_the_configured_rate() {
        Sandbox sandbox = sandbox("?fail=0.25&delay=0");

        var failures = IntStream.range(0, 200)
                .mapToObj(i -> submit(sandbox, smallPicture()))
                .filter(Failed.class::isInstance)
                .map(Failed.class::cast)
                .toList();

        assertThat(failures)
                .hasSizeBetween(30, 70)
                .allSatisfy(job -> assertThat(job.reason().advice())
                        .contains("the service failed: a new job may succeed and is charged separately"));
    }

    @Test
    void a_sandbox_seed_makes_ids_outcomes_and_seeds_repeatable(@TempDir Path other) {
        SandboxBehavior seeded = SandboxBehavior.parse("?seed=7&fail=0.5");
        var again = new Sandbox(other, seeded, clock, SeededRandom.of("something else"));
        Sandbox first = sandbox("?seed=7&fail=0.5");

        for (int i = 0; i < 10; i++) {
            Invocation one = submit(first, smallPicture());
            assertThat(submit(again, smallPicture())).isEqualTo(one);
            assertThat(ended(again, one)).isEqualTo(poll(first, one));
        }
    }

    @Test
    void repeated_submissions_under_a_seed_are_separate_jobs() {
        var ids = IntStream.range(0, 20)
                .mapToObj(i -> submit(sandbox("?seed=7"), smallPicture()).requestId())
                .toList();

        assertThat(ids)
                .doesNotHaveDuplicates()
                .allSatisfy(id -> assertThat(id.value()).matches("sbx_[0-9a-f]{16}"));
    }

    @Test
    void a_missing_seed_is_picked_and_reported() {
        Sandbox sandbox = sandbox("?delay=0");
        var unseeded = submission(FLUX, "{'prompt': 'a', 'image_size': {'width': 64, 'height': 64}}");
        Invocation job = submit(sandbox, unseeded);
        var seeded = submission(
                FLUX,
                "{'prompt': 'a', 'image_size': {'width': 64, 'height': 64}, 'seed': "
                        + JsonText.compact(output(job).get("seed")) + "}");

        assertThat(SandboxFixture.fetch(sandbox, SandboxFixture.media(job).get(0)))
                .isEqualTo(SandboxFixture.fetch(
                        sandbox, SandboxFixture.media(submit(sandbox, seeded)).get(0)));
        assertThat(output(submit(sandbox, unseeded)).get("seed"))
                .isNotEqualTo(output(job).get("seed"));
    }

    private Invocation ended(Sandbox sandbox, Invocation job) {
        clock.advance(Duration.ofMinutes(1));
        return poll(sandbox, job);
    }
}
