package io.invokectl.domain.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.invokectl.domain.answer.ApiError;
import io.invokectl.domain.attempt.Attempt;
import io.invokectl.domain.attempt.Attempt.AcceptedResponse;
import io.invokectl.domain.attempt.Attempt.ErrorResponse;
import io.invokectl.domain.attempt.Attempt.NotSent;
import io.invokectl.domain.attempt.Attempt.PossiblyAccepted;
import io.invokectl.domain.attempt.Evidence;
import io.invokectl.domain.attempt.NetworkFault;
import io.invokectl.domain.attempt.Phase;
import io.invokectl.domain.context.ApiAddress;
import io.invokectl.domain.invocation.Invocation;
import io.invokectl.domain.invocation.InvocationReader;
import io.invokectl.domain.invocation.JobId;
import io.invokectl.domain.invocation.ModelId;
import io.invokectl.domain.invocation.RequestId;
import io.invokectl.domain.json.JsonObject;
import io.invokectl.domain.submission.Submission;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
final class JobTest {
    private static final Instant NOON = Instant.parse("2026-01-22T12:00:00Z");
    private static final RequestId REQUEST_ID = new RequestId("req_1");
    private static final Evidence EVIDENCE = new Evidence(Phase.WAITING, 82, NOON, NOON.plusSeconds(60));

    private final Job planned = Job.planned(
            new JobId("job_1"),
            Optional.empty(),
            new Submission(new ModelId("m"), JsonObject.EMPTY),
            new Origin(ApiAddress.PUBLIC, Optional.empty()),
            NOON);

    @Test
    void a_job_is_planned_during_its_first_attempt() {
        assertThat(planned.state().status()).isEqualTo("PLANNED");
        assertThat(planned.isBeingSent()).isTrue();
        assertThat(planned.mayBeSent()).isFalse();
        assertThat(planned.createdAt()).isEqualTo(NOON);
    }

    @Test
    void an_accepted_job_has_the_apis_status_and_is_open_until_it_ends() {
        Job accepted = planned.withOutcome(accepted());

        assertThat(accepted.state().status()).isEqualTo("QUEUED");
        assertThat(accepted.requestId()).contains(REQUEST_ID);
        assertThat(accepted.isOpen()).isTrue();
        assertThat(accepted.mayBeSent()).isFalse();
        assertThat(accepted.seen(job("COMPLETED")).isOpen()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 422, 501})
    void a_rejected_job_may_be_resubmitted(int status) {
        Job rejected = planned.withOutcome(answered(status));

        assertThat(rejected.state().status()).isEqualTo("REJECTED");
        assertThat(rejected.mayBeSent()).isTrue();
        assertThat(rejected.problem()).contains("POST https://api.test: " + status + " words");
    }

    @ParameterizedTest
    @ValueSource(ints = {429, 503})
    void a_job_that_the_api_turned_away_for_now_was_not_submitted(int status) {
        Job turnedAway = planned.withOutcome(answered(status));

        assertThat(turnedAway.state().status()).isEqualTo("NOT_SUBMITTED");
        assertThat(turnedAway.mayBeSent()).isTrue();
    }

    @Test
    void a_job_that_was_never_sent_was_not_submitted_and_may_be_submitted() {
        Job unsent = planned.withOutcome(new NotSent("refused", NetworkFault.TRANSIENT, EVIDENCE));

        assertThat(unsent.state().status()).isEqualTo("NOT_SUBMITTED");
        assertThat(unsent.mayBeSent()).isTrue();
        assertThat(unsent.isBeingSent()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 502, 504, 599})
    void a_server_error_leaves_the_job_in_doubt(int status) {
        Job doubt = planned.withOutcome(answered(status));

        assertThat(doubt.isInDoubt()).isTrue();
        assertThat(doubt.mayBeSent()).isFalse();
        assertThat(doubt.possibleDuplicates()).isZero();
    }

    @Test
    void an_attempt_in_doubt_that_was_retried_is_a_possible_duplicate() {
        Job again =
                planned.withOutcome(answered(500)).retried(planned.submission(), NOON.plusSeconds(2), planned.origin());

        assertThat(again.possibleDuplicates()).isEqualTo(1);
        assertThat(again.withOutcome(accepted()).possibleDuplicates()).isEqualTo(1);
        assertThat(again.withOutcome(accepted()).isInDoubt()).isFalse();
    }

    @Test
    void a_rejected_retry_does_not_clear_an_earlier_doubt() {
        Job doubt = planned.withOutcome(answered(500))
                .retried(planned.submission(), NOON.plusSeconds(2), planned.origin())
                .withOutcome(answered(429));

        assertThat(doubt.isInDoubt()).isTrue();
        assertThat(doubt.mayBeSent()).isFalse();
    }

    @Test
    void a_job_whose_truncated_response_contains_its_id_can_be_polled() {
        Job doubt = planned.withOutcome(new PossiblyAccepted("broke off", Optional.of(REQUEST_ID), EVIDENCE));

        assertThat(doubt.isInDoubt()).isTrue();
        assertThat(doubt.isOpen()).isTrue();

        Job seen = doubt.seen(job("IN_PROGRESS"));

        assertThat(seen.isInDoubt()).isFalse();
        assertThat(seen.attempts()).extracting(JobAttempt::outcome).containsExactly(AttemptOutcome.ACCEPTED);
    }

    @Test
    void an_orphaned_attempt_is_in_doubt_and_an_ended_one_is_not() {
        assertThat(planned.orphaned().isInDoubt()).isTrue();
        assertThat(planned.orphaned().problem()).contains("the process ended before the outcome was known");

        Job settled = planned.withOutcome(accepted());
        assertThat(settled.orphaned()).isSameAs(settled);
    }

    @Test
    void a_final_state_never_changes() {
        Job ended = planned.withOutcome(accepted()).seen(job("COMPLETED"));

        assertThat(ended.seen(job("IN_PROGRESS"))).isSameAs(ended);
    }

    @Test
    void a_doubt_is_resolved_by_its_request_id() {
        Job found = planned.withOutcome(unanswered()).found(job("COMPLETED"));

        assertThat(found.requestId()).contains(REQUEST_ID);
        assertThat(found.isInDoubt()).isFalse();
        assertThat(found.attempts()).extracting(JobAttempt::outcome).containsExactly(AttemptOutcome.ACCEPTED);
    }

    @Test
    void a_doubt_that_was_not_charged_may_be_resubmitted_and_is_no_duplicate() {
        Job free = planned.withOutcome(answered(500))
                .retried(planned.submission(), NOON.plusSeconds(2), planned.origin())
                .withOutcome(unanswered())
                .notCharged();

        assertThat(free.mayBeSent()).isTrue();
        assertThat(free.possibleDuplicates()).isZero();
        assertThat(free.state().status()).isEqualTo("NOT_SUBMITTED");
    }

    @Test
    void a_written_off_doubt_is_not_resubmitted() {
        Job let = planned.withOutcome(unanswered()).writtenOff();

        assertThat(let.isInDoubt()).isFalse();
        assertThat(let.mayBeSent()).isFalse();
        assertThat(let.state().status()).isEqualTo("WRITTEN_OFF");
    }

    @Test
    void a_newer_file_replaces_one_with_the_same_path() {
        var old = new SavedFile("/a.png", "u", 1, "aa", "image/png");
        var fresh = new SavedFile("/a.png", "u", 2, "bb", "image/png");

        assertThat(planned.saved(List.of(old)).saved(List.of(fresh)).files()).containsExactly(fresh);
    }

    private static AcceptedResponse accepted() {
        return new AcceptedResponse(job("QUEUED"), EVIDENCE);
    }

    private static Attempt unanswered() {
        return new PossiblyAccepted("no answer", EVIDENCE);
    }

    private static Attempt answered(int status) {
        return new ErrorResponse(
                new ApiError("POST", "https://api.test", status, Optional.empty(), Optional.empty(), "words"),
                Optional.empty(),
                EVIDENCE);
    }

    private static Invocation job(String status) {
        return new InvocationReader(UnaryOperator.identity())
                .read(JsonObject.EMPTY.with("request_id", REQUEST_ID.value()).with("status", status))
                .orElseThrow();
    }
}
