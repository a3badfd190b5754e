package io.invokectl.application.port;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.invokectl.application.InvocationFixture;
import io.invokectl.application.port.JobFilter.Group;
import io.invokectl.domain.attempt.Attempt.AcceptedResponse;
import io.invokectl.domain.attempt.Attempt.NotSent;
import io.invokectl.domain.attempt.Attempt.PossiblyAccepted;
import io.invokectl.domain.attempt.NetworkFault;
import io.invokectl.domain.attempt.Phase;
import io.invokectl.domain.context.ApiAddress;
import io.invokectl.domain.context.ContextName;
import io.invokectl.domain.failure.UnknownJobException;
import io.invokectl.domain.invocation.IdempotencyKey;
import io.invokectl.domain.invocation.Invocation;
import io.invokectl.domain.invocation.Invocation.Completed;
import io.invokectl.domain.invocation.InvocationReader;
import io.invokectl.domain.invocation.JobId;
import io.invokectl.domain.invocation.ModelId;
import io.invokectl.domain.invocation.RequestId;
import io.invokectl.domain.job.AttemptOutcome;
import io.invokectl.domain.job.Intent;
import io.invokectl.domain.job.Job;
import io.invokectl.domain.job.Origin;
import io.invokectl.domain.job.SavedFile;
import io.invokectl.domain.json.JsonArray;
import io.invokectl.domain.json.JsonNumber;
import io.invokectl.domain.json.JsonObject;
import io.invokectl.domain.submission.Submission;
import io.invokectl.domain.submission.Tag;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** The contract of {@link Ledger}. */
@DisplayNameGeneration(ReplaceUnderscores.class)
public abstract class LedgerContract {
    private static final Instant NOON = Instant.parse("2026-01-22T12:00:00.123456789Z");
    private static final Origin ORIGIN =
            new Origin(new ApiAddress("https://api.test"), Optional.of(new ContextName("team")));
    private static final Origin ELSEWHERE = new Origin(new ApiAddress("https://other.test"), Optional.empty());
    private static final Optional<IdempotencyKey> KEY = Optional.of(new IdempotencyKey("sunset-1"));
    private static final RequestId REQUEST_ID = InvocationFixture.REQUEST_ID;

    /** The implementation under test, initially empty. Returns the same one until it is closed. */
    protected abstract Ledger ledger();

    /** The same ledger, opened as another process would. */
    protected abstract Ledger anotherProcess();

    @Test
    void stores_a_job_completely() {
        var submission = new Submission(
                new ModelId("fal-ai/flux/schnell"),
                JsonObject.EMPTY
                        .with("prompt", "Stadt bei Nacht \u2603 \ud83d\ude00")
                        .with("seed", new JsonNumber("196619188014358661"))
                        .with("nested", JsonArray.of(JsonObject.EMPTY.with("a", new JsonNumber("1.50")))),
                List.of(new Tag("project", "demo"), new Tag("b", "")),
                JsonObject.EMPTY.with("priority", "low"));

        JobId id = open(submission, KEY, NOON).job().id();

        Job job = anotherProcess().find(id).orElseThrow();
        assertThat(job.submission()).isEqualTo(submission);
        assertThat(job.key()).isEqualTo(KEY);
        assertThat(job.origin()).isEqualTo(ORIGIN);
        assertThat(job.createdAt()).isEqualTo(NOON);
        assertThat(job.state().status()).isEqualTo("PLANNED");
        assertThat(job.isBeingSent()).isTrue();
        assertThat(job.files()).isEmpty();
    }

    @Test
    void has_a_stable_identity() {
        String name = ledger().identity();

        assertThat(name).matches("[0-9A-Za-z]{1,64}");
        assertThat(anotherProcess().identity()).isEqualTo(name);
    }

    @Test
    void numbers_the_intents_of_first_and_further_attempts() {
        Ledger.Opening first = open(InvocationFixture.cityAtSunset(), KEY, NOON);
        JobId id = first.job().id();
        assertThat(ledger().lastIntent()).isEqualTo(first.intent());

        assertThat(ledger().change(id, job -> job.withOutcome(InvocationFixture.answered(429))))
                .isEmpty();
        Optional<Intent> second =
                ledger().change(id, job -> job.retried(job.submission(), NOON.plusSeconds(2), ORIGIN));
        ledger().change(id, job -> job.withOutcome(InvocationFixture.accepted(REQUEST_ID)));

        assertThat(second.orElseThrow().number())
                .isGreaterThan(first.intent().orElseThrow().number());
        assertThat(second.orElseThrow().job()).isEqualTo(id);
        assertThat(anotherProcess().lastIntent()).isEqualTo(second);
        assertThat(ledger().holds(first.intent().orElseThrow())).isTrue();
        assertThat(ledger().holds(second.orElseThrow())).isTrue();
        assertThat(ledger().holds(new Intent(second.orElseThrow().number(), new JobId("job_other"))))
                .isFalse();
        assertThat(ledger().missingIntent()).isEmpty();
    }

    @Test
    void gives_each_job_an_id_of_its_own() {
        JobId first = open(NOON);
        JobId second = open(NOON);

        assertThat(second).isNotEqualTo(first);
    }

    @Test
    void stores_response_and_evidence_of_an_accepted_attempt() {
        JobId id = open(NOON);
        AcceptedResponse attempt = InvocationFixture.accepted(REQUEST_ID);

        ledger().change(id, job -> job.withOutcome(attempt));

        Job job = stored(id);
        assertThat(job.requestId()).contains(REQUEST_ID);
        assertThat(job.state().status()).isEqualTo("QUEUED");
        assertThat(job.attempts()).singleElement().satisfies(made -> {
            assertThat(made.outcome()).isEqualTo(AttemptOutcome.ACCEPTED);
            assertThat(made.evidence()).contains(attempt.evidence());
            assertThat(made.problem()).isEmpty();
        });
    }

    @Test
    void stores_the_evidence_of_an_attempt_in_doubt() {
        JobId id = open(NOON);
        var attempt = new PossiblyAccepted(
                "the answer broke off",
                Optional.of(REQUEST_ID),
                InvocationFixture.evidence(Phase.ANSWERING).withBody("{\"data\":null}"));

        ledger().change(id, job -> job.withOutcome(attempt));

        Job job = stored(id);
        assertThat(job.isInDoubt()).isTrue();
        assertThat(job.requestId()).contains(REQUEST_ID);
        assertThat(job.problem()).contains("the answer broke off");
        assertThat(job.attempts().get(0).evidence()).contains(attempt.evidence());
    }

    @Test
    void retried_attempts_in_doubt_are_possible_duplicates() {
        JobId id = open(NOON);

        ledger().change(id, job -> job.withOutcome(InvocationFixture.answered(500)));
        ledger().change(id, job -> job.retried(job.submission(), NOON.plusSeconds(2), ORIGIN));
        ledger().change(id, job -> job.withOutcome(InvocationFixture.accepted(REQUEST_ID)));

        Job job = stored(id);
        assertThat(job.possibleDuplicates()).isEqualTo(1);
        assertThat(job.attempts())
                .extracting(made -> made.outcome())
                .containsExactly(AttemptOutcome.IN_DOUBT, AttemptOutcome.ACCEPTED);
        assertThat(job.attempts().get(1).startedAt()).isEqualTo(NOON.plusSeconds(2));
    }

    @Test
    void a_failed_change_changes_nothing() {
        JobId id = open(NOON);
        Job before = stored(id);

        assertThatThrownBy(() -> ledger().change(id, job -> {
                    throw new IllegalStateException("stop");
                }))
                .hasMessage("stop");

        assertThat(stored(id)).isEqualTo(before);
    }

    @Test
    void cannot_change_an_unknown_job() {
        assertThatThrownBy(() -> ledger().change(new JobId("nowhere"), job -> job))
                .isInstanceOf(UnknownJobException.class)
                .hasMessage("the ledger has no job \"nowhere\"");
    }

    @Test
    void a_used_key_returns_its_job_and_begins_nothing() {
        JobId id = open(InvocationFixture.cityAtSunset(), KEY, NOON).job().id();

        Ledger.Opening again = open(InvocationFixture.cityAtSunset(), KEY, NOON.plusSeconds(60));

        assertThat(again.intent()).isEmpty();
        assertThat(again.job().id()).isEqualTo(id);
        assertThat(ledger().list(JobFilter.ALL)).hasSize(1);
    }

    @Test
    void finds_a_job_by_key() {
        JobId id = open(InvocationFixture.cityAtSunset(), KEY, NOON).job().id();
        open(NOON);

        assertThat(ledger().find(KEY.orElseThrow()).map(Job::id)).contains(id);
        assertThat(ledger().find(new IdempotencyKey("sunset"))).isEmpty();
    }

    @Test
    void lists_jobs_by_key_prefix() {
        open(NOON);
        JobId first = open(InvocationFixture.cityAtSunset(), Optional.of(new IdempotencyKey("b1/1/a")), NOON)
                .job()
                .id();
        JobId second = open(
                        InvocationFixture.cityAtSunset(), Optional.of(new IdempotencyKey("b1/2/\ud83d\ude00")), NOON)
                .job()
                .id();
        open(InvocationFixture.cityAtSunset(), Optional.of(new IdempotencyKey("b10/1/a")), NOON);
        open(InvocationFixture.cityAtSunset(), Optional.of(new IdempotencyKey("b0/1/a")), NOON);

        assertThat(ids(JobFilter.ofKeys("b1/"))).containsExactly(second, first);
        assertThat(ids(JobFilter.ofKeys("b1/").newest(1))).containsExactly(second);
        assertThat(ids(JobFilter.ofKeys("c"))).isEmpty();
    }

    @Test
    void retries_a_rejected_job_under_its_key() {
        JobId id = open(InvocationFixture.cityAtSunset(), KEY, NOON).job().id();
        ledger().change(id, job -> job.withOutcome(InvocationFixture.answered(422)));

        Ledger.Opening again = ledger().open(
                        KEY,
                        name -> {
                            throw new AssertionError("the key is known");
                        },
                        job -> job.retried(job.submission(), NOON.plusSeconds(60), ELSEWHERE));

        assertThat(again.intent()).isPresent();
        assertThat(stored(id).attempts()).hasSize(2);
        assertThat(stored(id).isBeingSent()).isTrue();
        assertThat(stored(id).origin()).isEqualTo(ELSEWHERE);
    }

    @Test
    void of_many_concurrent_callers_with_one_key_only_one_begins() throws Exception {
        int many = 8;
        var barrier = new CyclicBarrier(many);
        ExecutorService threads = Executors.newFixedThreadPool(many);
        try {
            var openings = new ArrayList<Future<Ledger.Opening>>();
            for (int i = 0; i < many; i++) {
                Ledger process = anotherProcess();
                openings.add(threads.submit(() -> {
                    barrier.await();
                    return open(process, InvocationFixture.cityAtSunset(), KEY, NOON);
                }));
            }
            int begun = 0;
            for (Future<Ledger.Opening> opening : openings) {
                begun += opening.get().intent().isPresent() ? 1 : 0;
            }
            assertThat(begun).isEqualTo(1);
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void an_attempt_is_in_doubt_once_its_process_has_ended() {
        JobId id = open(NOON);
        assertThat(anotherProcess().find(id).orElseThrow().isInDoubt()).isFalse();

        ledger().close();

        Job job = anotherProcess().find(id).orElseThrow();
        assertThat(job.isInDoubt()).isTrue();
        assertThat(job.problem()).contains("the process ended before the outcome was known");
        assertThat(job.attempts().get(0).outcome()).isEqualTo(AttemptOutcome.IN_DOUBT);
    }

    @Test
    void an_ended_attempt_outlives_its_process() {
        JobId id = accepted(NOON, InvocationFixture.queued(REQUEST_ID));

        ledger().close();

        assertThat(anotherProcess().find(id).orElseThrow().state().status()).isEqualTo("QUEUED");
    }

    @Test
    void finds_a_job_by_request_id() {
        JobId id = accepted(NOON, InvocationFixture.queued(REQUEST_ID));

        assertThat(ledger().find(REQUEST_ID)).map(Job::id).contains(id);
        assertThat(ledger().find(new RequestId("req_other"))).isEmpty();
        assertThat(ledger().find(new JobId("nowhere"))).isEmpty();
    }

    @Test
    void finds_the_newer_of_two_jobs_with_one_request_id() {
        accepted(NOON, InvocationFixture.queued(REQUEST_ID));
        JobId newer = accepted(NOON.plusSeconds(1), InvocationFixture.queued(REQUEST_ID));

        assertThat(ledger().find(REQUEST_ID)).map(Job::id).contains(newer);
    }

    @Test
    void a_request_id_identifies_one_job_per_api() {
        JobId here = accepted(NOON, InvocationFixture.queued(REQUEST_ID));
        JobId there = ledger().open(
                        Optional.empty(),
                        id -> Job.planned(id, Optional.empty(), InvocationFixture.cityAtSunset(), ELSEWHERE, NOON),
                        UnaryOperator.identity())
                .job()
                .id();
        ledger().change(there, job -> job.withOutcome(InvocationFixture.accepted(REQUEST_ID)));

        assertThat(ledger().find(REQUEST_ID, ORIGIN.address())).map(Job::id).contains(here);
        assertThat(ledger().find(REQUEST_ID, ELSEWHERE.address())).map(Job::id).contains(there);
        assertThat(ledger().find(REQUEST_ID, new ApiAddress("https://third.test")))
                .isEmpty();
    }

    @Test
    void sandbox_settings_do_not_distinguish_addresses() {
        var sandbox = new Origin(new ApiAddress("sandbox:?delay=0"), Optional.empty());
        JobId id = ledger().open(
                        Optional.empty(),
                        name -> Job.planned(name, Optional.empty(), InvocationFixture.cityAtSunset(), sandbox, NOON),
                        UnaryOperator.identity())
                .job()
                .id();
        ledger().change(id, job -> job.withOutcome(InvocationFixture.accepted(REQUEST_ID)));

        assertThat(ledger().find(REQUEST_ID, new ApiAddress("sandbox:")))
                .map(Job::id)
                .contains(id);
    }

    @Test
    void keeps_the_request_id_whatever_a_response_says() {
        JobId id = accepted(NOON, InvocationFixture.queued(REQUEST_ID));
        Invocation other = new InvocationReader(UnaryOperator.identity())
                .read(JsonObject.EMPTY.with("request_id", "req_other").with("status", "IN_PROGRESS"), REQUEST_ID)
                .orElseThrow();

        ledger().change(id, job -> job.seen(other));

        assertThat(stored(id).requestId()).contains(REQUEST_ID);
        assertThat(stored(id).state().status()).isEqualTo("IN_PROGRESS");
    }

    @Test
    void a_location_belongs_to_the_job_that_saved_there_last() {
        JobId first = accepted(NOON, InvocationFixture.completed(new RequestId("req_a"), InvocationFixture.PICTURE));
        JobId second = accepted(NOON, InvocationFixture.completed(new RequestId("req_b"), InvocationFixture.PICTURE));

        ledger().change(first, job -> job.saved(List.of(new SavedFile("/p.png", "u", 1, "aa", "image/png"))));
        assertThat(ledger().lastSavedAt("/p.png")).contains(first);
        ledger().change(second, job -> job.saved(List.of(new SavedFile("/p.png", "u", 2, "bb", "image/png"))));
        assertThat(ledger().lastSavedAt("/p.png")).contains(second);
        assertThat(ledger().lastSavedAt("/other.png")).isEmpty();
    }

    @Test
    void stores_every_digit_of_a_response() {
        Invocation answer = InvocationFixture.read(JsonObject.EMPTY
                .with("request_id", "req_1")
                .with("status", "COMPLETED")
                .with("unheard_of", new JsonNumber("1.2300e5"))
                .with("output", JsonObject.EMPTY.with("seed", new JsonNumber("196619188014358661"))));
        JobId id = accepted(NOON, InvocationFixture.queued(REQUEST_ID));

        ledger().change(id, job -> job.seen(answer));

        assertThat(stored(id).completed().orElseThrow().envelope().json())
                .isEqualTo(answer.envelope().json());
    }

    @Test
    void stores_saved_files_and_replaces_older_ones() {
        JobId id = accepted(NOON, InvocationFixture.completed(REQUEST_ID, InvocationFixture.PICTURE));
        var old = new SavedFile("/out/1.png", InvocationFixture.PICTURE, 3, "aa", "image/png");
        var other = new SavedFile("/out/2.png", InvocationFixture.PICTURE, 4, "bb", "image/png");
        var fresh = new SavedFile("/out/1.png", InvocationFixture.PICTURE, 5_000_000_000L, "cc", "image/png");

        ledger().change(id, job -> job.saved(List.of(old, other)));
        ledger().change(id, job -> job.saved(List.of(fresh)));

        assertThat(stored(id).files()).containsExactlyInAnyOrder(other, fresh);
    }

    @Test
    void lists_the_newest_first_up_to_the_limit() {
        JobId first = open(NOON);
        JobId second = open(NOON.plusSeconds(1));
        JobId third = open(NOON.plusSeconds(2));

        assertThat(ids(JobFilter.ALL)).containsExactly(third, second, first);
        assertThat(ids(filtered(Group.ALL, Optional.empty(), Optional.empty(), List.of(), Optional.empty(), 2)))
                .containsExactly(third, second);
    }

    @Test
    void filters_by_status_model_tags_and_time() {
        JobId plain = accepted(NOON, InvocationFixture.failed(new RequestId("req_a"), "no"));
        var tagged = new Submission(
                new ModelId("fal-ai/fast-sdxl"),
                JsonObject.EMPTY.with("prompt", "x"),
                List.of(new Tag("project", "demo"), new Tag("run", "7")),
                JsonObject.EMPTY);
        JobId planned =
                open(tagged, Optional.empty(), NOON.plusSeconds(10)).job().id();

        assertThat(ids(status("failed"))).containsExactly(plain);
        assertThat(ids(status("PLANNED"))).containsExactly(planned);
        ledger().change(planned, job -> job.withOutcome(InvocationFixture.answered(503)));
        assertThat(ids(status("NOT_SUBMITTED"))).containsExactly(planned);
        assertThat(ledger().find(planned).orElseThrow().mayBeSent()).isTrue();
        assertThat(ids(filtered(
                        Group.ALL,
                        Optional.empty(),
                        Optional.of(tagged.model()),
                        List.of(new Tag("run", "7")),
                        Optional.of(NOON.plusSeconds(10)),
                        9)))
                .containsExactly(planned);
        assertThat(ids(tagged(new Tag("run", "8")))).isEmpty();
        assertThat(ids(tagged(new Tag("project", "demo"), new Tag("run", "7")))).containsExactly(planned);
    }

    @Test
    void filters_open_in_doubt_and_unsaved_jobs() {
        JobId open = accepted(NOON, InvocationFixture.queued(new RequestId("req_open")));
        JobId unsaved = accepted(NOON, InvocationFixture.completed(new RequestId("req_done"), "https://m.test/1.png"));
        JobId doubt = open(NOON);
        ledger().change(doubt, job -> job.withOutcome(unanswered()));
        JobId writtenOff = open(NOON);
        ledger().change(writtenOff, job -> job.withOutcome(unanswered()).writtenOff());

        assertThat(ids(JobFilter.of(Group.OPEN))).containsExactly(open);
        assertThat(ids(JobFilter.of(Group.UNSAVED))).containsExactly(unsaved);
        assertThat(ids(JobFilter.of(Group.DOUBTS))).containsExactly(doubt);
        assertThat(stored(writtenOff).state().status()).isEqualTo("WRITTEN_OFF");

        ledger().change(
                        unsaved,
                        job -> job.saved(
                                List.of(new SavedFile("/1.png", "https://m.test/1.png", 1, "aa", "image/png"))));
        assertThat(ids(JobFilter.of(Group.UNSAVED))).isEmpty();
    }

    @Test
    void prunes_finished_jobs_only() {
        accepted(NOON, InvocationFixture.failed(new RequestId("req_a"), "no"));
        JobId neverSent = open(NOON);
        ledger().change(
                        neverSent,
                        job -> job.withOutcome(new NotSent(
                                "refused", NetworkFault.TRANSIENT, InvocationFixture.evidence(Phase.CONNECTING))));
        JobId queued = accepted(NOON, InvocationFixture.queued(new RequestId("req_b")));
        JobId unsaved = accepted(NOON, InvocationFixture.completed(new RequestId("req_d"), "https://m.test/1.png"));
        JobId doubt = open(NOON);
        ledger().change(doubt, job -> job.withOutcome(unanswered()));
        JobId beingSent = open(NOON);
        JobId young = accepted(NOON.plusSeconds(9), InvocationFixture.failed(new RequestId("req_c"), "no"));

        int forgotten = ledger().prune(NOON.plusSeconds(5), false).jobs();

        assertThat(forgotten).isEqualTo(2);
        assertThat(ids(JobFilter.ALL)).containsExactlyInAnyOrder(queued, unsaved, doubt, beingSent, young);
    }

    @Test
    void a_pruned_job_with_a_key_keeps_its_outcome() {
        var key = new IdempotencyKey("key");
        JobId id = open(InvocationFixture.cityAtSunset(), Optional.of(key), NOON)
                .job()
                .id();
        open(NOON.plusSeconds(9));
        ledger().change(id, job -> job.withOutcome(InvocationFixture.accepted(REQUEST_ID)));
        ledger().change(id, job -> job.seen(InvocationFixture.completed(REQUEST_ID, "https://m.test/1.png")));
        ledger().change(
                        id,
                        job -> job.saved(
                                List.of(new SavedFile("/1.png", "https://m.test/1.png", 1, "aa", "image/png"))));

        assertThat(ledger().prune(NOON.plusSeconds(5), false).jobs()).isEqualTo(1);
        assertThat(ledger().prune(NOON.plusSeconds(5), false).jobs()).isZero();

        Job pruned = ledger().find(key).orElseThrow();
        assertThat(pruned.requestId()).contains(REQUEST_ID);
        assertThat(pruned.completed()).get().matches(Completed::isEmpty);
        assertThat(pruned.files()).isEmpty();
        assertThat(ids(JobFilter.ALL)).doesNotContain(id);
        assertThat(ids(JobFilter.ofKeys("key"))).containsExactly(id);
    }

    @Test
    void a_rescued_job_is_known_when_the_ledger_is_opened_again() {
        JobId id = open(NOON);

        String place = ledger().rescue(id, InvocationFixture.accepted(REQUEST_ID));
        ledger().close();

        assertThat(place).contains("rescue");
        Job job = anotherProcess().find(id).orElseThrow();
        assertThat(job.requestId()).contains(REQUEST_ID);
        assertThat(job.isInDoubt()).isFalse();
    }

    @Test
    void reports_no_problems_in_a_consistent_ledger() {
        open(NOON);

        assertThat(ledger().inspect()).isEmpty();
    }

    private JobId open(Instant at) {
        return open(InvocationFixture.cityAtSunset(), Optional.empty(), at)
                .job()
                .id();
    }

    private Ledger.Opening open(Submission submission, Optional<IdempotencyKey> key, Instant at) {
        return open(ledger(), submission, key, at);
    }

    private static Ledger.Opening open(Ledger ledger, Submission submission, Optional<IdempotencyKey> key, Instant at) {
        return ledger.open(key, id -> Job.planned(id, key, submission, ORIGIN, at), UnaryOperator.identity());
    }

    private JobId accepted(Instant at, Invocation answer) {
        JobId id = open(at);
        ledger().change(
                        id,
                        job -> job.withOutcome(
                                new AcceptedResponse(answer, InvocationFixture.evidence(Phase.ANSWERED))));
        return id;
    }

    private static PossiblyAccepted unanswered() {
        return new PossiblyAccepted("no answer", InvocationFixture.evidence(Phase.WAITING));
    }

    private Job stored(JobId id) {
        return anotherProcess().find(id).orElseThrow();
    }

    private List<JobId> ids(JobFilter filter) {
        return ledger().list(filter).stream().map(Job::id).toList();
    }

    private static JobFilter status(String word) {
        return filtered(Group.ALL, Optional.of(word), Optional.empty(), List.of(), Optional.empty(), 9);
    }

    private static JobFilter tagged(Tag... tags) {
        return filtered(Group.ALL, Optional.empty(), Optional.empty(), List.of(tags), Optional.empty(), 9);
    }

    private static JobFilter filtered(
            Group group,
            Optional<String> status,
            Optional<ModelId> model,
            List<Tag> tags,
            Optional<Instant> since,
            int limit) {
        return new JobFilter(group, status, model, tags, since, Optional.empty(), limit);
    }
}
