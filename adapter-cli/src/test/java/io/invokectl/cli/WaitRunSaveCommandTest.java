package io.invokectl.cli;

import static io.invokectl.application.InvocationFixture.PICTURE;
import static io.invokectl.application.InvocationFixture.REQUEST_ID;
import static io.invokectl.application.InvocationFixture.accepted;
import static io.invokectl.application.InvocationFixture.cityAtSunset;
import static io.invokectl.application.InvocationFixture.completed;
import static io.invokectl.application.InvocationFixture.completedWithoutOutput;
import static io.invokectl.application.InvocationFixture.error;
import static io.invokectl.application.InvocationFixture.failed;
import static io.invokectl.application.InvocationFixture.inProgress;
import static io.invokectl.application.InvocationFixture.missing;
import static io.invokectl.application.InvocationFixture.queued;
import static org.assertj.core.api.Assertions.assertThat;

import io.invokectl.cli.output.ExitCode;
import io.invokectl.cli.output.TerminalStreams;
import io.invokectl.domain.context.ApiAddress;
import io.invokectl.domain.failure.ApiException;
import io.invokectl.domain.invocation.IdempotencyKey;
import io.invokectl.domain.invocation.RequestId;
import io.invokectl.domain.job.Job;
import io.invokectl.domain.job.Origin;
import io.invokectl.json.JsonText;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
final class WaitRunSaveCommandTest {
    private static final byte[] PNG = "\u0089PNG\r\n\u001a\n".getBytes(StandardCharsets.ISO_8859_1);
    private static final String[] RUN = {"run", "-m", "fal-ai/flux/schnell", "--prompt", "A city"};

    private final CliFixture cli = new CliFixture();

    @Nested
    @DisplayNameGeneration(ReplaceUnderscores.class)
    final class Wait {

        @Test
        void reports_each_status_change_once_and_prints_the_job() {
            cli.runtime.invocations.answering(
                    queued(REQUEST_ID), inProgress(REQUEST_ID), inProgress(REQUEST_ID), completed(REQUEST_ID, PICTURE));

            cli.run("wait", "req_1", "--poll-interval", "2s");

            assertThat(cli.code).isZero();
            assertThat(cli.out).contains("\"status\": \"COMPLETED\"");
            assertThat(cli.err).isEqualTo("req_1 QUEUED (0 ms)\nreq_1 IN_PROGRESS (2 s)\nreq_1 COMPLETED (6 s)\n");
        }

        @Test
        void reports_the_reason_of_a_failed_job() {
            cli.runtime.invocations.answering(failed(REQUEST_ID, "boom"));

            cli.run("wait", "req_1", "-q");

            assertThat(cli.code).isEqualTo(3);
            assertThat(cli.out).contains("\"error\": \"boom\"");
            assertThat(cli.err).isEqualTo("Error: req_1 FAILED: boom\n");
        }

        @Test
        void a_timeout_reports_how_to_resume_the_running_job() {
            cli.runtime.invocations.answering(inProgress(REQUEST_ID));

            cli.run("wait", "req_1", "--timeout", "10s", "-o", "json", "--context", "default", "-t", "tok", "-q");

            assertThat(cli.code).isEqualTo(7);
            assertThat(cli.out).contains("\"status\":\"IN_PROGRESS\"");
            assertThat(cli.err)
                    .isEqualTo("the job is still running; resume with: invokectl wait --context default req_1\n"
                            + "Error: timed out; req_1 is still running (last status: IN_PROGRESS)\n");
        }

        @Test
        void waits_for_several_jobs_at_once() {
            var a = new RequestId("req_a");
            var b = new RequestId("req_b");
            cli.runtime.invocations.answering(completed(a, PICTURE), queued(b), failed(b, "boom"));

            cli.run("wait", "req_a", "req_b", "req_a", "-o", "json", "-q");

            assertThat(cli.code).isEqualTo(3);
            assertThat(cli.out)
                    .startsWith("[{\"request_id\":\"req_a\"")
                    .contains("\"error\":\"boom\"")
                    .endsWith("]\n");
        }

        @Test
        void updates_one_line_in_place_on_a_terminal() {
            cli.terminal = new TerminalStreams(false, false, true);
            cli.runtime.invocations.answering(queued(REQUEST_ID), completed(REQUEST_ID, PICTURE));

            cli.run("wait", "req_1", "--poll-interval", "3s");

            assertThat(cli.err.replace("\r\u001b[K", "|"))
                    .isEqualTo("|req_1 QUEUED 0 ms|req_1 QUEUED 1 s|req_1 QUEUED 2 s|req_1 COMPLETED 3 s|");
        }

        @Test
        void an_interrupt_reports_how_to_resume() {
            cli.runtime.invocations.answering(queued(REQUEST_ID));
            Thread.currentThread().interrupt();

            cli.run("wait", "req 1", "-q");

            assertThat(cli.code).isEqualTo(130);
            assertThat(cli.out).contains("\"status\": \"QUEUED\"");
            assertThat(cli.err).isEqualTo("the job is still running; resume with: invokectl wait 'req 1'\n");
        }

        @Test
        void termination_has_its_own_exit_code() {
            cli.runtime.stopped = Optional.of(ExitCode.TERMINATED);
            cli.runtime.invocations.answering(queued(REQUEST_ID));
            Thread.currentThread().interrupt();

            assertThat(cli.run("wait", "req_1", "-q").code).isEqualTo(143);
        }

        @Test
        void verbose_reports_each_wait() {
            cli.runtime.invocations.answering(queued(REQUEST_ID), completed(REQUEST_ID, PICTURE));

            cli.run("wait", "req_1", "--poll-interval", "3s", "-v");

            assertThat(cli.err).contains("Notice: polling req_1 in 3 s\n");
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "wait --ledger none           | this command needs a ledger, but --ledger is \"none\"",
                    "wait a --timeout soon        | --timeout: \"soon\" is not a duration such as 90s, 5m or 1h30m",
                    "wait a --timeout -5s         | --timeout: \"-5s\" is not a duration such as 90s, 5m or 1h30m",
                    "wait a --poll-interval 0     | --poll-interval is zero",
                })
        void rejects_an_invalid_command_line(String typed, String problem) {
            cli.run(typed.split(" "));

            assertThat(cli.err).isEqualTo("Error: " + problem + "\n");
            assertThat(cli.code).isEqualTo(2);
        }
    }

    @Nested
    @DisplayNameGeneration(ReplaceUnderscores.class)
    final class Run {

        @Test
        void submits_awaits_and_saves_a_job_and_prints_the_paths() {
            cli.runtime.media.with(PICTURE, PNG);
            cli.runtime.invocations.submitting(accepted(REQUEST_ID)).answering(completed(REQUEST_ID, PICTURE));

            cli.run(RUN);

            assertThat(cli.code).isZero();
            assertThat(cli.out).isEqualTo("fal-ai-flux-schnell-req_1-1.png\n");
            assertThat(cli.err).isEqualTo("req_1 QUEUED (0 ms)\nreq_1 COMPLETED (1 s)\n");
            assertThat(cli.runtime.results.files()).containsOnlyKeys("fal-ai-flux-schnell-req_1-1.png");
        }

        @Test
        void json_output_contains_the_job_and_its_files() {
            cli.runtime.media.with(PICTURE, PNG);
            cli.runtime.invocations.submitting(accepted(REQUEST_ID)).answering(completed(REQUEST_ID, PICTURE));

            cli.run(with("-o", "json", "-q", "--out", "pictures", "--name", "city.{ext}"));

            assertThat(cli.err).isEmpty();
            assertThat(cli.out)
                    .isEqualTo("{\"invocation\":{\"request_id\":\"req_1\",\"model_id\":\"fal-ai/flux/schnell\","
                            + "\"status\":\"COMPLETED\",\"created_at\":\"2026-01-22T19:19:19.112403432Z\",\"output\":{\"images\":"
                            + "[{\"content_type\":\"image/png\",\"url\":\"" + PICTURE
                            + "\"}]}},\"files\":[{\"path\":\"city.png\","
                            + "\"url\":\"" + PICTURE + "\",\"bytes\":8,\"sha256\":"
                            + "\"4c4b6a3be1314ab86138bef4314dde022e600960d8689a2c8f8631802d20dab6\","
                            + "\"content_type\":\"image/png\"}]}\n");
        }

        @Test
        void a_failed_job_prints_a_reason_and_no_paths() {
            cli.runtime.invocations.submitting(accepted(REQUEST_ID)).answering(failed(REQUEST_ID, "boom"));

            cli.run(with("-q"));

            assertThat(cli.code).isEqualTo(3);
            assertThat(cli.out).isEmpty();
            assertThat(cli.err).isEqualTo("Error: req_1 FAILED: boom\n");
        }

        @Test
        void a_timeout_reports_how_to_resume_the_running_job() {
            cli.runtime.invocations.submitting(accepted(REQUEST_ID)).answering(inProgress(REQUEST_ID));

            cli.run(with("-q", "--timeout", "1m", "-o", "json"));

            assertThat(cli.code).isEqualTo(7);
            assertThat(JsonText.parse(cli.out.strip()).toString()).contains("IN_PROGRESS");
            assertThat(cli.err).startsWith("the job is still running; resume with: invokectl save req_1 --wait\n");
        }

        @Test
        void an_interrupt_after_submission_reports_how_to_resume() {
            cli.runtime.invocations.submitting(accepted(REQUEST_ID));
            Thread.currentThread().interrupt();

            cli.run(with(
                    "-q",
                    "--out",
                    "my pictures",
                    "--name",
                    "city-{n}.{ext}",
                    "--force",
                    "--ledger",
                    "my.db",
                    "-u",
                    "https://api.test"));

            assertThat(cli.code).isEqualTo(130);
            assertThat(cli.err)
                    .isEqualTo("the job is still running; resume with: invokectl save req_1 --wait --out 'my pictures'"
                            + " --name 'city-{n}.{ext}' --force=true --api-url https://api.test --ledger my.db\n");
        }

        @Test
        void an_interrupt_during_the_download_prints_the_job_and_how_to_save_it() {
            cli.runtime.invocations.submitting(accepted(REQUEST_ID)).answering(completed(REQUEST_ID, PICTURE));
            cli.runtime.media.with(PICTURE, PNG);
            cli.runtime.media.interruptingAfter(0);

            cli.run(with("-q", "-o", "json"));

            assertThat(cli.code).isEqualTo(130);
            assertThat(cli.out)
                    .startsWith("{\"invocation\":{\"request_id\":\"req_1\"")
                    .endsWith("\"files\":[]}\n");
            assertThat(cli.err).isEqualTo("save the files with: invokectl save req_1\n");
        }

        @Test
        void leaves_the_id_of_an_accepted_job_on_the_terminal() {
            cli.terminal = new TerminalStreams(false, false, true);
            cli.runtime.invocations.submitting(accepted(REQUEST_ID)).answering(failed(REQUEST_ID, "boom"));

            cli.run(with());

            assertThat(cli.err).startsWith("req_1 accepted\n");
        }

        @Test
        void an_unavailable_api_after_submission_reports_how_to_resume() {
            cli.runtime.invocations.submitting(accepted(REQUEST_ID)).failing(ApiException.of(error(503, "busy")));

            cli.run(with("-q"));

            assertThat(cli.code).isEqualTo(6);
            assertThat(cli.err)
                    .isEqualTo("the job is still running; resume with: invokectl save req_1 --wait\n"
                            + "Error: POST https://api.test/v1/async-invoke: 503 busy\nHint: try again later\n");
        }

        @Test
        void reports_a_missing_file_and_how_to_save_it_later() {
            cli.runtime.invocations.submitting(accepted(REQUEST_ID)).answering(completed(REQUEST_ID, PICTURE));

            cli.run(with("-q"));

            assertThat(cli.code).isEqualTo(3);
            assertThat(cli.err)
                    .isEqualTo("save the files with: invokectl save req_1\n" + "Error: " + PICTURE + ": 404\n");
        }

        @Test
        void completion_without_output_is_a_failure() {
            cli.runtime.invocations.submitting(accepted(REQUEST_ID)).answering(completedWithoutOutput(REQUEST_ID));

            cli.run(with("-q"));

            assertThat(cli.code).isEqualTo(3);
            assertThat(cli.err).isEqualTo("Error: req_1 completed without output\n");
        }

        @Test
        void prompts_for_missing_input_on_a_terminal() {
            cli.terminal = new TerminalStreams(true, true, true);
            cli.stdin = "fal-ai/elevenlabs/tts/multilingual-v2\nHello world\n";

            cli.run("run", "--dry-run", "-o", "json");

            assertThat(cli.err).isEqualTo("Model, such as fal-ai/flux/schnell: Text to speak: ");
            assertThat(cli.out)
                    .isEqualTo("{\"model_id\":\"fal-ai/elevenlabs/tts/multilingual-v2\","
                            + "\"input\":{\"text\":\"Hello world\"}}\n");
        }

        @Test
        void never_prompts_without_a_terminal_or_with_interactive_off() {
            assertThat(cli.run("run", "-m", "m").code).isEqualTo(2);

            cli.terminal = new TerminalStreams(true, true, true);
            assertThat(cli.run("run", "-m", "m", "--interactive=false").code).isEqualTo(2);
        }

        @Test
        void rejects_an_invalid_name_template_before_submitting() {
            cli.run(with("--name", "{seed}.png"));

            assertThat(cli.code).isEqualTo(2);
            assertThat(cli.err)
                    .isEqualTo(
                            "Error: --name: unknown placeholder {seed}: use {model}, {id}, {n}, {ext} or {tag.KEY}\n");
            assertThat(cli.runtime.invocations.submitted()).isEmpty();
        }

        private static String[] with(String... more) {
            String[] words = Arrays.copyOf(RUN, RUN.length + more.length);
            System.arraycopy(more, 0, words, RUN.length, more.length);
            return words;
        }
    }

    @Nested
    @DisplayNameGeneration(ReplaceUnderscores.class)
    final class Save {

        @Test
        void an_interrupt_reports_how_to_save_the_rest() {
            cli.runtime.invocations.answering(completed(REQUEST_ID, PICTURE));
            cli.runtime.media.with(PICTURE, PNG);
            cli.runtime.media.interruptingAfter(1);

            cli.run("save", "req_1", "req_2", "-o", "json");

            assertThat(cli.code).isEqualTo(130);
            assertThat(cli.out).contains("req_1-1.png");
            assertThat(cli.err).isEqualTo("save the files with: invokectl save req_2\n");
        }

        @Test
        void saves_the_files_of_a_finished_job_and_prints_their_paths() {
            cli.runtime.media.with(PICTURE, PNG);
            cli.runtime.invocations.answering(completed(REQUEST_ID, PICTURE));

            cli.run("save", "req_1");

            assertThat(cli.out).isEqualTo("fal-ai-flux-schnell-req_1-1.png\n");
            assertThat(cli.code).isZero();
        }

        @Test
        void json_output_is_an_array_even_for_one_job() {
            cli.runtime.media.with(PICTURE, PNG);
            cli.runtime.invocations.answering(completed(REQUEST_ID, PICTURE));

            assertThat(cli.run("save", "req_1", "-o", "json").out)
                    .startsWith("[{\"invocation\":{\"request_id\":\"req_1\"")
                    .endsWith("\"content_type\":\"image/png\"}]}]\n");
        }

        @Test
        void a_running_job_has_no_files_yet() {
            cli.runtime.invocations.answering(inProgress(REQUEST_ID));

            cli.run("save", "req_1");

            assertThat(cli.code).isEqualTo(7);
            assertThat(cli.err)
                    .isEqualTo(
                            "Error: req_1 is still IN_PROGRESS\nHint: wait for it with: invokectl save req_1 --wait\n");
        }

        @Test
        void waits_for_running_jobs_on_request() {
            cli.runtime.media.with(PICTURE, PNG);
            cli.runtime.invocations.answering(
                    inProgress(REQUEST_ID), inProgress(REQUEST_ID), completed(REQUEST_ID, PICTURE));

            cli.run("save", "req_1", "--wait", "-q");

            assertThat(cli.err).isEmpty();
            assertThat(cli.out).isEqualTo("fal-ai-flux-schnell-req_1-1.png\n");
            assertThat(cli.code).isZero();
        }

        @Test
        void a_timeout_reports_how_to_resume() {
            cli.runtime.invocations.answering(inProgress(REQUEST_ID));

            cli.run("save", "req_1", "--wait", "--timeout", "10s", "--out", "a b", "-q");

            assertThat(cli.code).isEqualTo(7);
            assertThat(cli.err)
                    .isEqualTo("the job is still running; resume with: invokectl save req_1 --wait --out 'a b'\n"
                            + "Error: timed out; req_1 is still running (last status: IN_PROGRESS)\n");
        }

        @Test
        void an_interrupt_while_waiting_reports_how_to_resume() {
            cli.runtime.invocations.answering(inProgress(REQUEST_ID));
            Thread.currentThread().interrupt();

            cli.run("save", "req_1", "--wait", "--name", "x-{n}.{ext}", "-q");

            assertThat(cli.code).isEqualTo(130);
            assertThat(cli.err).contains("invokectl save req_1 --wait --name 'x-{n}.{ext}'\n");
        }

        @ParameterizedTest
        @ValueSource(strings = {"--timeout", "--poll-interval"})
        void limits_of_a_wait_require_one(String flag) {
            cli.run("save", "req_1", flag, "5s");

            assertThat(cli.code).isEqualTo(2);
            assertThat(cli.err).startsWith("Error: " + flag + " requires --wait\n");
        }

        @Test
        void leaves_out_the_jobs_of_a_batch() {
            cli.runtime.ledger.open(
                    Optional.of(new IdempotencyKey("0123456789abcdef/1/row-1")),
                    id -> Job.planned(
                                    id,
                                    Optional.of(new IdempotencyKey("0123456789abcdef/1/row-1")),
                                    cityAtSunset(),
                                    new Origin(new ApiAddress("https://inference.do-ai.run"), Optional.empty()),
                                    cli.runtime.clock.instant())
                            .withOutcome(accepted(REQUEST_ID)),
                    job -> job);

            cli.run("save");

            assertThat(cli.code).isZero();
            assertThat(cli.err)
                    .isEqualTo("Notice: left out 1 job of a batch, which keeps its files in the directory of its batch;"
                            + " rerun the batch run command to save them\nNotice: no jobs with unsaved files\n");
        }

        @Test
        void a_failed_job_has_no_files() {
            cli.runtime.invocations.answering(failed(REQUEST_ID, "boom"));

            assertThat(cli.run("save", "req_1", "-o", "json").code).isEqualTo(3);
            assertThat(cli.out)
                    .startsWith("[{\"invocation\":{\"request_id\":\"req_1\"")
                    .endsWith(
                            "\"status\":\"FAILED\",\"created_at\":\"2026-01-22T19:19:19.112403432Z\",\"error\":\"boom\"},"
                                    + "\"files\":[]}]\n");
            assertThat(cli.err).isEqualTo("Error: req_1 FAILED: boom\n");
        }

        @Test
        void one_missing_job_does_not_prevent_the_others() {
            var b = new RequestId("req_b");
            cli.runtime.media.with(PICTURE, PNG);
            cli.runtime.invocations.failing(missing("req_a")).answering(completed(b, PICTURE));

            cli.run("save", "req_a", "req_b");

            assertThat(cli.code).isEqualTo(10);
            assertThat(cli.out).isEqualTo("fal-ai-flux-schnell-req_b-1.png\n");
            assertThat(cli.err).startsWith("Error: GET https://api.test/v1/async-invoke/req_a: 404 gone\n");
        }
    }
}
