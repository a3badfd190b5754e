package io.invokectl.cli;

import static io.invokectl.application.InvocationFixture.PICTURE;
import static io.invokectl.application.InvocationFixture.REQUEST_ID;
import static io.invokectl.application.InvocationFixture.accepted;
import static io.invokectl.application.InvocationFixture.answered;
import static io.invokectl.application.InvocationFixture.completed;
import static io.invokectl.application.InvocationFixture.evidence;
import static io.invokectl.application.InvocationFixture.inProgress;
import static org.assertj.core.api.Assertions.assertThat;

import io.invokectl.application.connect.Endpoint;
import io.invokectl.domain.attempt.Attempt;
import io.invokectl.domain.attempt.Attempt.PossiblyAccepted;
import io.invokectl.domain.attempt.Evidence;
import io.invokectl.domain.attempt.NetworkFault;
import io.invokectl.domain.attempt.Phase;
import io.invokectl.domain.context.ApiAddress;
import io.invokectl.domain.context.ContextName;
import io.invokectl.domain.failure.LedgerException;
import io.invokectl.domain.failure.LedgerException.Kind;
import io.invokectl.domain.failure.UnreachableException;
import io.invokectl.domain.invocation.RequestId;
import io.invokectl.domain.json.JsonObject;
import io.invokectl.json.JsonText;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
final class LedgerCommandsTest {
    private static final byte[] PNG = "\u0089PNG\r\n\u001a\n".getBytes(StandardCharsets.ISO_8859_1);
    private static final Attempt NO_ANSWER = new PossiblyAccepted("no answer in time", evidence(Phase.WAITING));

    private final CliFixture cli = new CliFixture();

    private void create(String... more) {
        String[] words = new String[5 + more.length];
        System.arraycopy(new String[] {"create", "-m", "fal-ai/flux/schnell", "--prompt", "A city"}, 0, words, 0, 5);
        System.arraycopy(more, 0, words, 5, more.length);
        cli.run(words);
    }

    @Nested
    @DisplayNameGeneration(ReplaceUnderscores.class)
    final class Keys {

        @Test
        void a_key_submits_once_and_then_returns_the_same_job() {
            create("--idempotency-key", "k1");
            String first = cli.out;

            create("--idempotency-key", "k1");

            assertThat(cli.code).isZero();
            assertThat(cli.out).isEqualTo(first);
            assertThat(cli.err).startsWith("Notice: job job_1 with idempotency key \"k1\" was submitted at ");
            assertThat(cli.runtime.invocations.submitted()).hasSize(1);
        }

        @Test
        void rejects_a_known_key_with_a_different_request() {
            create("--idempotency-key", "k1");

            create("--idempotency-key", "k1", "-F", "seed=7");

            assertThat(cli.code).isEqualTo(2);
            assertThat(cli.err)
                    .isEqualTo("Error: idempotency key \"k1\" belongs to job job_1, which has a different"
                            + " submission\nHint: an idempotency key identifies one submission: use another"
                            + " key, or submit the same request\n");
        }

        @Test
        void a_key_in_doubt_sends_nothing_and_explains_how_to_resolve_it() {
            cli.runtime.invocations.submitting(NO_ANSWER);
            create("--idempotency-key", "k1");

            create("--idempotency-key", "k1", "--ledger", "my.db");

            assertThat(cli.code).isEqualTo(4);
            assertThat(cli.err)
                    .isEqualTo("Error: job job_1 with idempotency key \"k1\" is in doubt; nothing was sent (started at"
                            + " 2026-01-22T19:19:19Z, 82 bytes of the body sent, phase waiting, ended at"
                            + " 2026-01-22T19:19:19.250Z)\nHint: the submission may have been accepted and is not"
                            + " retried; check the usage of your account, then run: invokectl doubts resolve --ledger"
                            + " my.db job_1 --request-id <id>, --not-charged or --write-off\n");
            assertThat(cli.runtime.invocations.submitted()).hasSize(1);
        }

        @Test
        void run_resumes_the_job_of_its_key() {
            cli.runtime.media.with(PICTURE, PNG);
            create("--idempotency-key", "k1");
            cli.runtime.invocations.answering(completed(new RequestId("req_1"), PICTURE));

            cli.run("run", "-m", "fal-ai/flux/schnell", "--prompt", "A city", "--idempotency-key", "k1", "-q");

            assertThat(cli.code).isZero();
            assertThat(cli.out).isEqualTo("fal-ai-flux-schnell-req_1-1.png\n");
            assertThat(cli.runtime.invocations.submitted()).hasSize(1);
        }

        @Test
        void rejects_an_empty_key_and_submits_nothing() {
            create("--idempotency-key", "");

            assertThat(cli.code).isEqualTo(2);
            assertThat(cli.runtime.invocations.submitted()).isEmpty();
        }

        @Test
        void a_key_requires_a_ledger() {
            create("--idempotency-key", "k1", "--ledger", "none");

            assertThat(cli.code).isEqualTo(2);
            assertThat(cli.err).isEqualTo("Error: this command needs a ledger, but --ledger is \"none\"\n");
            assertThat(cli.runtime.invocations.submitted()).isEmpty();
        }
    }

    @Nested
    @DisplayNameGeneration(ReplaceUnderscores.class)
    final class WithoutALedger {
        private final LedgerException noPlace = new LedgerException(Kind.NO_PLACE, "/ro", "the folder is read-only");
        private final LedgerException trouble = new LedgerException(Kind.TROUBLE, "/l.db", "the disk is full");

        @Test
        void create_and_get_warn_once_and_succeed() {
            cli.runtime.noLedger = Optional.of(noPlace);

            create();
            assertThat(cli.code).isZero();
            assertThat(cli.err).isEqualTo("Notice: jobs are not recorded: ledger /ro: the folder is read-only\n");

            cli.run("get", "req_1", "req_1");
            assertThat(cli.code).isZero();
            assertThat(cli.err).isEqualTo("Notice: jobs are not recorded: ledger /ro: the folder is read-only\n");
        }

        @Test
        void run_fails_and_names_the_flag() {
            cli.runtime.noLedger = Optional.of(noPlace);

            cli.run("run", "-m", "m", "--prompt", "x");

            assertThat(cli.code).isEqualTo(9);
            assertThat(cli.err)
                    .isEqualTo(
                            "Error: ledger /ro: the folder is read-only\nHint: use another file with --ledger <file>, or"
                                    + " work without a ledger: --ledger none\n");
            assertThat(cli.runtime.invocations.submitted()).isEmpty();
        }

        @ParameterizedTest
        @ValueSource(strings = {"create", "run"})
        void an_unusable_ledger_prevents_every_submission(String command) {
            cli.runtime.noLedger = Optional.of(trouble);

            cli.run(command, "-m", "m", "--prompt", "x", "-o", "json");

            assertThat(cli.code).isEqualTo(9);
            assertThat(cli.out)
                    .isEqualTo("{\"errors\":[{\"detail\":\"ledger /l.db: the disk is full\",\"code\":\"ledger\"}]}\n");
            assertThat(cli.runtime.invocations.submitted()).isEmpty();
        }

        @Test
        void does_not_open_a_disabled_ledger() {
            cli.run("create", "-m", "m", "--prompt", "x", "--ledger", "none");

            assertThat(cli.code).isZero();
            assertThat(cli.runtime.ledgers).isEmpty();
        }

        @Test
        void prints_an_accepted_job_that_cannot_be_recorded_and_fails() {
            cli.runtime.ledger.breakDownAfter(1);

            create("-q");

            assertThat(cli.code).isEqualTo(9);
            assertThat(cli.out).contains("\"request_id\": \"req_1\"");
            assertThat(cli.err)
                    .isEqualTo("Notice: req_1 was accepted, but ledger memory: is full; it is recorded in memory.rescue"
                            + " until the ledger is opened again\n");
        }
    }

    @Nested
    @DisplayNameGeneration(ReplaceUnderscores.class)
    final class JobsOfTheLedger {

        @Test
        void later_commands_use_the_address_of_the_submission() {
            cli.environment.clear();
            cli.runtime.contexts.with("team", "tok-team").setting("api-url", "https://api.test");
            create("--context", "team");

            cli.run("get", "req_1");

            Endpoint endpoint = cli.runtime.endpoints.get(1);
            assertThat(endpoint.address().value()).isEqualTo("https://api.test");
            assertThat(endpoint.credential().orElseThrow().context()).contains(new ContextName("team"));
        }

        @Test
        void a_given_address_overrides_that_of_the_submission() {
            create("-u", "https://api.test");

            cli.run("get", "req_1", "-u", "https://other.test");

            assertThat(cli.runtime.endpoints.get(1).address().value()).isEqualTo("https://other.test");
        }

        @Test
        void wait_without_ids_waits_for_all_open_jobs() {
            create();
            cli.runtime.contexts.setting("api-url", "https://configured.test");
            create();
            cli.runtime.invocations.endJobs();

            cli.runtime.endpoints.clear();

            cli.run("wait", "-o", "json", "-q");

            assertThat(cli.code).isZero();
            assertThat(JsonText.parse(cli.out.strip()).toString())
                    .contains("req_1")
                    .contains("req_2");
            assertThat(cli.runtime.endpoints)
                    .extracting(endpoint -> endpoint.address().value())
                    .containsExactlyInAnyOrder(ApiAddress.PUBLIC.value(), "https://configured.test");
            assertThat(cli.run("wait").out).isEqualTo("[]\n");
        }

        @Test
        void wait_without_ids_skips_a_job_whose_context_was_removed() {
            cli.environment.clear();
            cli.runtime.contexts.with("team", "tok-team").with("gone", "tok-gone");
            create("--context", "gone");
            create("--context", "team");
            cli.runtime.invocations.endJobs();
            cli.runtime.contexts.remove(new ContextName("gone"));

            cli.run("wait", "-o", "json");

            assertThat(cli.code).isZero();
            assertThat(cli.out).contains("\"status\":\"COMPLETED\"").doesNotContain("req_1");
            assertThat(cli.err)
                    .startsWith("Notice: skipped 1 job: req_1 was submitted with context \"gone\", which has no token"
                            + " here; to use another context, add --context <name>\n");
        }

        @Test
        void wait_without_ids_skips_jobs_of_other_addresses_than_the_given_one() {
            create();
            create("-u", "https://once.test");
            cli.runtime.invocations.endJobs();

            cli.run("wait", "-u", "https://once.test", "-o", "json");

            assertThat(cli.code).isZero();
            assertThat(cli.out).contains("req_2").doesNotContain("req_1");
            assertThat(cli.err)
                    .startsWith("Notice: skipped 1 job: req_1 was submitted to https://inference.do-ai.run, not to"
                            + " https://once.test; to use that API, add --api-url https://inference.do-ai.run\n");
        }

        @Test
        void a_notice_about_the_address_is_printed_once_for_several_jobs() {
            cli.runtime.contexts.setting("api-url", "https://api.digitalocean.com");
            create();
            create();

            cli.run("get", "req_1", "req_2");

            assertThat(cli.err).containsOnlyOnce("is the management API");
        }

        @Test
        void save_without_ids_saves_all_unsaved_jobs() {
            cli.runtime.media.with(PICTURE, PNG);
            create();
            cli.runtime.invocations.endJobs();

            cli.run("save");
            assertThat(cli.out).isEqualTo("fal-ai-flux-schnell-req_1-1.png\n");

            cli.run("save", "-o", "json");
            assertThat(cli.out).isEqualTo("[]\n");
            assertThat(cli.runtime.media.fetched()).hasSize(1);
        }

        @Test
        void save_of_a_saved_job_sends_no_request() {
            cli.runtime.media.with(PICTURE, PNG);
            create();
            cli.runtime.invocations.endJobs();
            cli.run("save", "req_1");
            int polls = cli.runtime.invocations.polls();

            cli.run("save", "req_1");

            assertThat(cli.out).isEqualTo("fal-ai-flux-schnell-req_1-1.png\n");
            assertThat(cli.runtime.invocations.polls()).isEqualTo(polls);
            assertThat(cli.runtime.media.fetched()).hasSize(1);
        }
    }

    @Nested
    @DisplayNameGeneration(ReplaceUnderscores.class)
    final class Listing {

        @Test
        void text_output_is_a_table() {
            create("--tag", "project=demo");
            cli.runtime.invocations.submitting(NO_ANSWER);
            create();

            cli.run("list");

            assertThat(cli.code).isZero();
            assertThat(cli.out).isEqualTo("""
                    JOB    REQUEST ID  MODEL                STATUS    CREATED               FILES  TAGS
                    job_2  -           fal-ai/flux/schnell  IN_DOUBT  2026-01-22T19:19:19Z  0
                    job_1  req_1       fal-ai/flux/schnell  QUEUED    2026-01-22T19:19:19Z  0      project=demo
                    """);
        }

        @Test
        void json_output_is_an_array_or_lines() {
            create();
            String job = "{\"job_id\":\"job_1\",\"request_id\":\"req_1\",\"model_id\":\"fal-ai/flux/schnell\","
                    + "\"status\":\"QUEUED\",\"tags\":[],\"created_at\":\"2026-01-22T19:19:19Z\",\"completed_at\":null,"
                    + "\"attempts\":1,\"possible_duplicates\":0,\"files\":[],\"error\":null,"
                    + "\"api_url\":\"https://inference.do-ai.run\",\"context\":null}";

            assertThat(cli.run("list", "-o", "json").out).isEqualTo("[" + job + "]\n");
            assertThat(cli.run("list", "-o", "jsonl").out).isEqualTo(job + "\n");
            assertThat(cli.run("list", "-o", "yaml").err)
                    .isEqualTo("Error: --output: unknown format \"yaml\": use one of text, json, jsonl\n");
            assertThat(cli.run("get", "req_1", "-o", "jsonl").code).isEqualTo(2);
        }

        @ParameterizedTest
        @CsvSource({
            "--status queued, 1",
            "--status FAILED, 0",
            "--model fal-ai/flux/schnell, 1",
            "-m other, 0",
            "--tag project=demo, 1",
            "--tag project=other, 0",
            "--since 1h, 1",
            "--limit 0, 0"
        })
        void filters_by_status_model_tag_time_and_number(String flags, int found) {
            create("--tag", "project=demo");

            cli.run(("list -o jsonl " + flags).split(" "));

            assertThat(cli.out.lines()).hasSize(found);
        }

        @Test
        void refreshes_jobs_on_request() {
            create();
            cli.runtime.invocations.answering(inProgress(REQUEST_ID));

            assertThat(cli.run("list", "--refresh").out).contains("IN_PROGRESS");
        }

        @Test
        void a_refresh_polls_an_unreachable_api_only_once() {
            create();
            create();
            cli.runtime.invocations.failing(
                    new UnreachableException("https://api.test: no answer", NetworkFault.TRANSIENT));

            cli.run("list", "--refresh");

            assertThat(cli.code).isEqualTo(11);
            assertThat(cli.runtime.invocations.polls()).isEqualTo(1);
            assertThat(cli.out.lines()).hasSize(3);
        }

        @Test
        void reports_an_empty_result() {
            assertThat(cli.run("list").out).isEmpty();
            assertThat(cli.err).isEqualTo("Notice: no matching jobs\n");
            assertThat(cli.run("doubts").err).isEqualTo("Notice: no submissions in doubt\n");
            assertThat(cli.run("wait").err).isEqualTo("Notice: no unfinished jobs\n");
            assertThat(cli.run("save").err).isEqualTo("Notice: no jobs with unsaved files\n");
            assertThat(cli.run("list", "-o", "json").out).isEqualTo("[]\n");
        }

        @Test
        void shows_all_details_by_job_id_or_request_id() {
            cli.runtime.invocations.submitting(answered(500), accepted(REQUEST_ID));
            create();

            cli.run("show", "req_1");

            assertThat(cli.out)
                    .isEqualTo("job: job_1\nrequest ID: req_1\nmodel: fal-ai/flux/schnell\nstatus: QUEUED\n"
                            + "API: https://inference.do-ai.run\ninput: {\"prompt\":\"A city\"}\n"
                            + "attempt: 2026-01-22T19:19:19Z in_doubt, phase answered, 82 bytes sent, ended at"
                            + " 2026-01-22T19:19:19.250Z: POST https://api.test/v1/async-invoke: 500 words\n"
                            + "attempt: "
                            + cli.runtime
                                    .ledger
                                    .find(REQUEST_ID)
                                    .orElseThrow()
                                    .attempts()
                                    .get(1)
                                    .startedAt()
                            + " accepted, phase answered, 82 bytes sent, ended at 2026-01-22T19:19:19.250Z\n"
                            + "possible duplicates: 1\n");

            var shown = (JsonObject)
                    JsonText.parse(cli.run("show", "job_1", "-o", "json").out.strip());
            assertThat(JsonText.compact(shown.get("input"))).isEqualTo("{\"prompt\":\"A city\"}");
            assertThat(JsonText.compact(shown.get("attempts")))
                    .contains("\"evidence\":{\"phase\":\"answered\",\"bytes_sent\":82,")
                    .contains("\"outcome\":\"in_doubt\"");
        }

        @Test
        void an_unknown_job_is_not_found() {
            assertThat(cli.run("show", "nothing").code).isEqualTo(10);
            assertThat(cli.err)
                    .isEqualTo(
                            "Error: the ledger has no job \"nothing\"\nHint: list the jobs in the ledger with: invokectl list\n");
        }

        @Test
        void list_requires_a_ledger() {
            assertThat(cli.run("list", "--ledger", "none").code).isEqualTo(2);
            assertThat(cli.err).isEqualTo("Error: this command needs a ledger, but --ledger is \"none\"\n");
        }
    }

    @Nested
    @DisplayNameGeneration(ReplaceUnderscores.class)
    final class Doubts {

        @Test
        void shows_the_evidence_and_how_to_resolve_it() {
            cli.runtime.invocations.submitting(NO_ANSWER);
            create();

            cli.run("doubts");

            assertThat(cli.code).isZero();
            assertThat(cli.out).isEqualTo("""
                    JOB    MODEL                STARTED               PHASE    BYTES SENT  ENDED
                    job_1  fal-ai/flux/schnell  2026-01-22T19:19:19Z  waiting  82          2026-01-22T19:19:19.250Z

                    job_1: no answer in time
                      input: {"prompt":"A city"}
                      invokectl doubts resolve job_1 --request-id <id>, --not-charged or --write-off
                    """);
            assertThat(cli.run("doubts", "-o", "json").out)
                    .contains("\"evidence\":{\"phase\":\"waiting\",\"bytes_sent\":82,")
                    .contains("\"hint\":\"invokectl doubts resolve job_1 --request-id <id>");
        }

        @Test
        void shows_the_response_that_identified_no_job() {
            Evidence evidence = evidence(Phase.ANSWERED).withBody("{\"data\":\n  {\"request_id\":\"req_9\"}}");
            cli.runtime.invocations.submitting(new PossiblyAccepted("no request_id", evidence));
            create();

            assertThat(cli.run("doubts").out).contains("\n  response: {\"data\": {\"request_id\":\"req_9\"}}\n");
            assertThat(cli.run("show", "job_1").out)
                    .contains(": no request_id; the response was: {\"data\": {\"request_id\":\"req_9\"}}\n");
            assertThat(cli.run("doubts", "-o", "json").out)
                    .contains("\"body\":\"{\\\"data\\\":\\n  {\\\"request_id\\\":\\\"req_9\\\"}}\"");
        }

        @Test
        void a_job_that_was_not_charged_can_be_resubmitted_under_its_key() {
            cli.runtime.invocations.submitting(NO_ANSWER);
            create("--idempotency-key", "k1");

            cli.run("doubts", "resolve", "job_1", "--not-charged");
            assertThat(cli.out).contains("status: NOT_SUBMITTED\n");

            create("--idempotency-key", "k1");
            assertThat(cli.code).isZero();
            assertThat(cli.runtime.invocations.submitted()).hasSize(2);
        }

        @Test
        void a_resolved_request_id_is_polled_immediately() {
            cli.runtime.invocations.submitting(NO_ANSWER);
            create();
            cli.runtime.invocations.answering(completed(REQUEST_ID, PICTURE));

            cli.run("doubts", "resolve", "job_1", "--request-id", "req_1");

            assertThat(cli.code).isZero();
            assertThat(cli.out).contains("request ID: req_1\n").contains("status: COMPLETED\n");
            assertThat(cli.run("doubts", "-o", "json").out).isEqualTo("[]\n");
        }

        @Test
        void a_request_id_unknown_to_the_api_leaves_the_job_in_doubt() {
            cli.runtime.invocations.submitting(NO_ANSWER);
            create();

            assertThat(cli.run("doubts", "resolve", "job_1", "--request-id", "req_typo").code)
                    .isEqualTo(10);
            assertThat(cli.run("doubts").out).contains("job_1");
        }

        @Test
        void a_written_off_job_is_not_listed_and_never_resubmitted() {
            cli.runtime.invocations.submitting(NO_ANSWER);
            create("--idempotency-key", "k1");

            cli.run("doubts", "resolve", "job_1", "--write-off");

            assertThat(cli.run("doubts").out).isEmpty();
            assertThat(cli.run("list", "--status", "written_off").out).contains("WRITTEN_OFF");
            assertThat(cli.run("list", "--status", "in_doubt").out).isEmpty();
            assertThat(cli.run("show", "job_1").out).contains("WRITTEN_OFF");
            create("--idempotency-key", "k1");
            assertThat(cli.code).isEqualTo(4);
            assertThat(cli.err).contains("\"k1\" was in doubt and was written off; nothing was sent");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "doubts resolve job_1",
                    "doubts resolve job_1 --not-charged --write-off",
                })
        void resolve_requires_exactly_one_outcome(String typed) {
            cli.run(typed.split(" "));

            assertThat(cli.code).isEqualTo(2);
            assertThat(cli.err)
                    .isEqualTo(
                            "Error: doubts resolve requires exactly one of --request-id, --not-charged and --write-off\n");
        }

        @ParameterizedTest
        @ValueSource(strings = {"doubts resolve job_1 job_2 --write-off", "show job_1 job_2"})
        void accepts_exactly_one_job(String typed) {
            cli.run(typed.split(" "));

            assertThat(cli.code).isEqualTo(2);
            assertThat(cli.err).startsWith("Error: unexpected argument \"job_2\" of invokectl ");
        }
    }

    @Nested
    @DisplayNameGeneration(ReplaceUnderscores.class)
    final class Maintenance {

        @Test
        void verify_reports_a_consistent_ledger() {
            create();

            cli.run("ledger", "verify");

            assertThat(cli.code).isZero();
            assertThat(cli.out).isEqualTo("1 job, 1 attempt, 0 files: no problems found\n");
            assertThat(cli.run("ledger", "verify", "-o", "json").out)
                    .isEqualTo("{\"jobs\":1,\"attempts\":{\"accepted\":1},\"files\":0,\"problems\":[]}\n");
        }

        @Test
        void verify_fails_with_a_missing_or_changed_file() {
            cli.runtime.media.with(PICTURE, PNG);
            create();
            cli.runtime.invocations.endJobs();
            cli.run("save");
            cli.runtime.results.with("fal-ai-flux-schnell-req_1-1.png", new byte[] {1});

            cli.run("ledger", "verify");

            assertThat(cli.code).isEqualTo(9);
            assertThat(cli.out).startsWith("job_1: fal-ai-flux-schnell-req_1-1.png is missing or has changed");
        }

        @Test
        void prune_removes_finished_jobs() {
            cli.runtime.invocations.submitting(answered(422));
            create();
            cli.runtime.clock.advance(Duration.ofDays(31));

            assertThat(cli.run("ledger", "prune", "--before", "30d", "-o", "json").out)
                    .isEqualTo("{\"forgotten\":1}\n");
            assertThat(cli.run("ledger", "prune").code).isEqualTo(2);
        }
    }
}
