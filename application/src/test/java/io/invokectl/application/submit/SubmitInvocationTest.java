package io.invokectl.application.submit;

import static io.invokectl.application.InvocationFixture.REQUEST_ID;
import static io.invokectl.application.InvocationFixture.accepted;
import static io.invokectl.application.InvocationFixture.answered;
import static io.invokectl.application.InvocationFixture.cityAtSunset;
import static io.invokectl.application.InvocationFixture.error;
import static io.invokectl.application.InvocationFixture.evidence;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.invokectl.application.InvocationFixture;
import io.invokectl.application.port.Deadline;
import io.invokectl.application.port.InMemoryInvocations;
import io.invokectl.application.port.InMemoryLedger;
import io.invokectl.application.port.ManualClock;
import io.invokectl.application.port.ManualRateLimiter;
import io.invokectl.application.port.ProgressEvent;
import io.invokectl.application.port.RateLimiter;
import io.invokectl.application.submit.SubmitInvocation.Submitted;
import io.invokectl.domain.answer.ServerRateLimit;
import io.invokectl.domain.attempt.Attempt;
import io.invokectl.domain.attempt.Attempt.NotSent;
import io.invokectl.domain.attempt.Attempt.PossiblyAccepted;
import io.invokectl.domain.attempt.NetworkFault;
import io.invokectl.domain.attempt.Phase;
import io.invokectl.domain.context.ApiAddress;
import io.invokectl.domain.failure.ApiException.InvocationNotFoundException;
import io.invokectl.domain.failure.ApiException.RequestRejectedException;
import io.invokectl.domain.failure.ApiException.ServiceUnavailableException;
import io.invokectl.domain.failure.ApiException.TooManyRequestsException;
import io.invokectl.domain.failure.ApiException.UnauthorizedException;
import io.invokectl.domain.failure.RateLimitException;
import io.invokectl.domain.failure.SubmissionInDoubtException;
import io.invokectl.domain.failure.UnreachableException;
import io.invokectl.domain.invocation.IdempotencyKey;
import io.invokectl.domain.job.Origin;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
final class SubmitInvocationTest {
    private static final Attempt NOTHING_LEFT =
            new NotSent("POST https://api.test: refused", NetworkFault.TRANSIENT, evidence(Phase.CONNECTING));
    private static final Attempt WRONG_CERTIFICATE =
            new NotSent("POST https://api.test: not trusted", NetworkFault.PERMANENT, evidence(Phase.CONNECTING));

    private static final Origin ORIGIN = new Origin(new ApiAddress("https://api.test"), Optional.empty());

    private final ManualClock clock = new ManualClock();
    private final ManualRateLimiter rateLimiter = new ManualRateLimiter(clock);
    private final List<ProgressEvent> listener = new ArrayList<>();
    private final InMemoryInvocations invocations = new InMemoryInvocations();
    private final InMemoryLedger ledger = new InMemoryLedger();
    private final SubmissionJournal journal = new SubmissionJournal(Optional.of(ledger), ORIGIN, clock, listener::add);
    private Optional<IdempotencyKey> key = Optional.empty();
    private RetryRules rules = new RetryRules(2, Duration.ofSeconds(1), Duration.ofSeconds(1));

    @Test
    void sends_an_accepted_job_once() throws Exception {
        invocations.submitting(accepted(REQUEST_ID));

        Submitted submitted = submit();

        assertThat(submitted.invocation().requestId()).isEqualTo(REQUEST_ID);
        assertThat(submitted.attempts()).isEqualTo(1);
        assertThat(submitted.possibleDuplicates()).isZero();
        assertThat(invocations.submitted()).containsExactly(cityAtSunset());
        assertThat(listener)
                .containsExactly(new ProgressEvent.Sends(), new ProgressEvent.JobAccepted(submitted.invocation()));
    }

    @Test
    void retries_an_unsent_request_until_attempts_run_out() throws Exception {
        invocations.submitting(NOTHING_LEFT, NOTHING_LEFT, accepted(REQUEST_ID));
        assertThat(submit().attempts()).isEqualTo(3);

        invocations.submitting(NOTHING_LEFT, NOTHING_LEFT, NOTHING_LEFT, accepted(REQUEST_ID));
        assertThatThrownBy(this::submit)
                .isInstanceOf(UnreachableException.class)
                .hasMessage("POST https://api.test: refused");
        assertThat(rateLimiter.taken()).isEqualTo(6);
    }

    @Test
    void does_not_retry_after_an_invalid_certificate() {
        invocations.submitting(WRONG_CERTIFICATE, accepted(REQUEST_ID));

        assertThatThrownBy(this::submit).isInstanceOf(UnreachableException.class);
        assertThat(invocations.submitted()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {429, 503})
    void retries_429_and_503_without_doubt(int status) throws Exception {
        invocations.submitting(answered(status), answered(status), accepted(REQUEST_ID));

        Submitted submitted = submit();

        assertThat(submitted.attempts()).isEqualTo(3);
        assertThat(submitted.possibleDuplicates()).isZero();
        assertThat(listener).noneMatch(ProgressEvent.MayBeBilledTwice.class::isInstance);
    }

    @Test
    void reports_the_status_of_the_last_rejection() {
        invocations.submitting(answered(429), answered(429), answered(429));
        assertThatThrownBy(this::submit).isInstanceOf(TooManyRequestsException.class);

        invocations.submitting(answered(503), answered(503), answered(503));
        assertThatThrownBy(this::submit).isInstanceOf(ServiceUnavailableException.class);
    }

    @Test
    void an_interrupt_after_a_server_error_reports_the_doubt() {
        invocations.submitting(answered(500), accepted(REQUEST_ID));
        Thread.currentThread().interrupt();

        SubmissionInDoubtException doubt = catchThrowableOfType(SubmissionInDoubtException.class, this::submit);

        assertThat(Thread.interrupted()).isTrue();
        assertThat(doubt.evidence()).contains(answered(500).evidence());
        assertThat(invocations.submitted()).hasSize(1);
        assertThat(listener).noneMatch(ProgressEvent.MayBeBilledTwice.class::isInstance);
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 502, 504, 505, 520, 599})
    void retries_a_server_error_and_announces_it(int status) throws Exception {
        invocations.submitting(answered(status), answered(status), accepted(REQUEST_ID));

        Submitted submitted = submit();

        assertThat(submitted.possibleDuplicates()).isEqualTo(2);
        String answer = "POST https://api.test/v1/async-invoke: " + status + " words";
        assertThat(listener)
                .containsSubsequence(
                        new ProgressEvent.MayBeBilledTwice(answer, 2),
                        new ProgressEvent.MayBeBilledTwice(answer, 3),
                        new ProgressEvent.JobAccepted(submitted.invocation()));
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 502, 504, 599})
    void at_most_once_leaves_a_server_error_in_doubt(int status) {
        invocations.submitting(answered(status), accepted(REQUEST_ID));

        var doubt = catchThrowableOfType(SubmissionInDoubtException.class, () -> submit(true, Deadline.NONE));

        assertThat(doubt.error()).contains(error(status, "words"));
        assertThat(invocations.submitted()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {429, 503})
    void at_most_once_still_retries_429_and_503(int status) throws Exception {
        invocations.submitting(answered(status), accepted(REQUEST_ID));

        assertThat(submit(true, Deadline.NONE).attempts()).isEqualTo(2);
    }

    @Test
    void server_errors_on_every_attempt_leave_the_job_in_doubt() {
        invocations.submitting(answered(500), answered(500), answered(500));

        assertThatThrownBy(this::submit)
                .isInstanceOf(SubmissionInDoubtException.class)
                .hasMessage("POST https://api.test/v1/async-invoke: 500 words");
        assertThat(invocations.submitted()).hasSize(3);
    }

    static Stream<Attempt> lastAttempts() {
        return Stream.of(NOTHING_LEFT, WRONG_CERTIFICATE, answered(429), answered(503), answered(400), answered(401));
    }

    @ParameterizedTest
    @MethodSource("lastAttempts")
    void an_earlier_ambiguous_attempt_leaves_the_job_in_doubt(Attempt last) {
        invocations.submitting(answered(500), last, last);

        var doubt = catchThrowableOfType(SubmissionInDoubtException.class, this::submit);

        assertThat(doubt.evidence()).contains(answered(500).evidence());
    }

    static Stream<Attempt> doubts() {
        return Stream.of(
                new PossiblyAccepted("POST https://api.test: reset", evidence(Phase.WAITING)),
                new PossiblyAccepted("POST https://api.test: names no job", evidence(Phase.ANSWERED)),
                new PossiblyAccepted("POST https://api.test: broke off", evidence(Phase.ANSWERING)));
    }

    @ParameterizedTest
    @MethodSource("doubts")
    void never_retries_without_a_complete_response(Attempt attempt) {
        invocations.submitting(attempt, accepted(REQUEST_ID));

        var doubt = catchThrowableOfType(SubmissionInDoubtException.class, this::submit);

        assertThat(doubt.evidence()).contains(attempt.evidence());
        assertThat(doubt.requestId()).isEmpty();
        assertThat(invocations.submitted()).hasSize(1);
        assertThat(clock.pauses()).isEmpty();
    }

    @Test
    void keeps_the_id_of_a_truncated_response() {
        invocations.submitting(new PossiblyAccepted("broke off", Optional.of(REQUEST_ID), evidence(Phase.ANSWERING)));

        var doubt = catchThrowableOfType(SubmissionInDoubtException.class, this::submit);

        assertThat(doubt.requestId()).contains(REQUEST_ID);
    }

    @Test
    void a_rejection_is_final_and_typed() {
        assertRejected(400, RequestRejectedException.class);
        assertRejected(401, UnauthorizedException.class);
        assertRejected(402, RequestRejectedException.class);
        assertRejected(403, UnauthorizedException.class);
        assertRejected(404, InvocationNotFoundException.class);
        assertRejected(422, RequestRejectedException.class);
        assertRejected(307, RequestRejectedException.class);
        assertRejected(501, RequestRejectedException.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {99, 100, 101, 199, 300, 304, 305, 306, 408, 499, 600, 999})
    void a_status_that_does_not_say_whether_the_job_was_accepted_leaves_it_in_doubt(int status) {
        invocations.submitting(answered(status), accepted(REQUEST_ID));

        assertThatThrownBy(this::submit).isInstanceOf(SubmissionInDoubtException.class);

        assertThat(invocations.submitted()).hasSize(1);
    }

    private void assertRejected(int status, Class<? extends Throwable> type) {
        int before = invocations.submitted().size();
        invocations.submitting(answered(status));

        assertThatThrownBy(this::submit).isInstanceOf(type);
        assertThat(invocations.submitted()).hasSize(before + 1);
    }

    @Test
    void does_not_retry_with_zero_retries() {
        rules = new RetryRules(0, Duration.ofSeconds(1), Duration.ofSeconds(1));
        invocations.submitting(answered(503), accepted(REQUEST_ID));

        assertThatThrownBy(this::submit).isInstanceOf(ServiceUnavailableException.class);
        assertThat(invocations.submitted()).hasSize(1);
    }

    @Test
    void waits_as_long_as_the_server_asks() throws Exception {
        invocations.submitting(
                answered(429, Duration.ofSeconds(17)), answered(503, Duration.ZERO), accepted(REQUEST_ID));

        submit();

        assertThat(clock.pauses()).containsExactly(Duration.ofSeconds(17));
    }

    @Test
    void ignores_retry_after_of_a_server_error() throws Exception {
        invocations.submitting(answered(500, Duration.ofSeconds(17)), accepted(REQUEST_ID));

        submit();

        assertThat(clock.pauses()).containsExactly(Duration.ofSeconds(1));
    }

    @Test
    void fails_instead_of_waiting_more_than_two_minutes() throws Exception {
        invocations.submitting(answered(429, Duration.ofSeconds(120)), accepted(REQUEST_ID));
        assertThat(submit().attempts()).isEqualTo(2);

        invocations.submitting(answered(429, Duration.ofSeconds(121)), accepted(REQUEST_ID));
        assertThatThrownBy(this::submit)
                .isInstanceOf(TooManyRequestsException.class)
                .hasMessageEndingWith("; the server asked to retry after 121 s");
    }

    @Test
    void fails_instead_of_waiting_past_the_deadline() {
        invocations.submitting(answered(503, Duration.ofSeconds(9)), accepted(REQUEST_ID));

        assertThatThrownBy(() -> submit(false, Deadline.at(ManualClock.START.plusSeconds(8))))
                .isInstanceOf(ServiceUnavailableException.class)
                .hasMessageEndingWith("; the server asked to retry after 9 s");
    }

    @Test
    void reports_every_wait_with_its_reason() throws Exception {
        invocations.submitting(answered(503, Duration.ofSeconds(7)), accepted(REQUEST_ID));

        submit();

        assertThat(listener)
                .contains(new ProgressEvent.Waiting(
                        Duration.ofSeconds(7), "POST https://api.test/v1/async-invoke: 503 words"));
    }

    @Test
    void acquires_a_permit_for_every_attempt() throws Exception {
        invocations.submitting(answered(503), answered(429), accepted(REQUEST_ID));

        submit();

        assertThat(rateLimiter.taken()).isEqualTo(3);
    }

    @Test
    void sends_nothing_without_a_permit() {
        rateLimiter.completed(List.of(new ServerRateLimit("ratelimit", 0, ManualClock.START.plusSeconds(60))));

        assertThatThrownBy(() -> submit(false, Deadline.at(ManualClock.START.plusSeconds(59))))
                .isInstanceOf(RateLimitException.class);
        assertThat(invocations.submitted()).isEmpty();
    }

    @Test
    void waits_at_most_two_minutes_for_a_permit() throws Exception {
        rateLimiter.completed(List.of(new ServerRateLimit("ratelimit", 0, ManualClock.START.plusSeconds(120))));
        invocations.submitting(accepted(REQUEST_ID));
        assertThat(submit().attempts()).isEqualTo(1);
        assertThat(clock.elapsed()).isEqualTo(Duration.ofMinutes(2));

        rateLimiter.completed(List.of(new ServerRateLimit("ratelimit", 0, ManualClock.START.plusSeconds(3720))));
        assertThatThrownBy(this::submit)
                .isInstanceOf(RateLimitException.class)
                .hasMessage("the rate limit allows no request before 2026-01-22T20:21:19Z");
        assertThat(invocations.submitted()).hasSize(1);
    }

    @Test
    void a_missing_permit_after_a_server_error_leaves_the_job_in_doubt() {
        rules = new RetryRules(5, Duration.ZERO, Duration.ZERO);
        invocations.submitting(answered(500), accepted(REQUEST_ID));
        var closing = new ClosingRateLimiter(rateLimiter);
        var submit =
                new SubmitInvocation(invocations, closing, journal, rules, clock, clock, new Random(1), listener::add);

        var doubt = catchThrowableOfType(
                SubmissionInDoubtException.class, () -> submit.submit(InvocationFixture.request(cityAtSunset())));

        assertThat(doubt.evidence()).contains(answered(500).evidence());
    }

    @Test
    void an_interrupt_between_attempts_stops_them() {
        invocations.submitting(answered(503), accepted(REQUEST_ID));
        Thread.currentThread().interrupt();

        assertThatThrownBy(this::submit).isInstanceOf(InterruptedException.class);
        assertThat(invocations.submitted()).hasSize(1);
    }

    private Submitted submit() throws InterruptedException {
        return submit(false, Deadline.NONE);
    }

    private Submitted submit(boolean atMostOnce, Deadline deadline) throws InterruptedException {
        var submit = new SubmitInvocation(
                invocations, rateLimiter, journal, rules, clock, clock, new Random(1), listener::add);
        return submit.submit(new SubmitRequest(cityAtSunset(), atMostOnce, deadline, key));
    }

    /** Permits one request now and the next in an hour. */
    private static final class ClosingRateLimiter implements RateLimiter {
        private final ManualRateLimiter rateLimiter;

        ClosingRateLimiter(ManualRateLimiter rateLimiter) {
            this.rateLimiter = rateLimiter;
        }

        @Override
        public void acquire(Deadline deadline) throws InterruptedException {
            rateLimiter.acquire(deadline);
            rateLimiter.completed(List.of(new ServerRateLimit("ratelimit", 0, ManualClock.START.plusSeconds(3600))));
        }

        @Override
        public Instant next() {
            return ManualClock.START;
        }

        @Override
        public void release() {}

        @Override
        public void completed(List<ServerRateLimit> told) {}
    }
}
