package io.invokectl.application.submit;

import static io.invokectl.application.InvocationFixture.REQUEST_ID;
import static io.invokectl.application.InvocationFixture.accepted;
import static io.invokectl.application.InvocationFixture.answered;
import static io.invokectl.application.InvocationFixture.cityAtSunset;
import static io.invokectl.application.InvocationFixture.evidence;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.invokectl.application.InvocationFixture;
import io.invokectl.application.port.Deadline;
import io.invokectl.application.port.ForwardingInvocations;
import io.invokectl.application.port.InMemoryInvocations;
import io.invokectl.application.port.InMemoryLedger;
import io.invokectl.application.port.Invocations;
import io.invokectl.application.port.JobFilter;
import io.invokectl.application.port.Ledger;
import io.invokectl.application.port.ManualClock;
import io.invokectl.application.port.ManualRateLimiter;
import io.invokectl.application.port.ProgressEvent;
import io.invokectl.application.port.ProgressListener;
import io.invokectl.application.submit.SubmitInvocation.Submitted;
import io.invokectl.domain.attempt.Attempt;
import io.invokectl.domain.attempt.Attempt.NotSent;
import io.invokectl.domain.attempt.Attempt.PossiblyAccepted;
import io.invokectl.domain.attempt.NetworkFault;
import io.invokectl.domain.attempt.Phase;
import io.invokectl.domain.context.ApiAddress;
import io.invokectl.domain.failure.ApiException.RequestRejectedException;
import io.invokectl.domain.failure.ApiException.TooManyRequestsException;
import io.invokectl.domain.failure.IdempotencyConflictException;
import io.invokectl.domain.failure.LedgerException;
import io.invokectl.domain.failure.SubmissionInDoubtException;
import io.invokectl.domain.failure.UnreachableException;
import io.invokectl.domain.invocation.IdempotencyKey;
import io.invokectl.domain.invocation.Invocation;
import io.invokectl.domain.invocation.RequestId;
import io.invokectl.domain.job.AttemptOutcome;
import io.invokectl.domain.job.Job;
import io.invokectl.domain.job.JobAttempt;
import io.invokectl.domain.job.Origin;
import io.invokectl.domain.json.JsonObject;
import io.invokectl.domain.submission.Submission;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the ledger contains at each step of a submission, and how that prevents a second submission. */
@DisplayNameGeneration(ReplaceUnderscores.class)
final class SubmissionJournalTest {
    private static final Origin ORIGIN = new Origin(new ApiAddress("https://api.test"), Optional.empty());
    private static final Optional<IdempotencyKey> KEY = Optional.of(new IdempotencyKey("row-7"));
    private static final Attempt NO_ANSWER = new PossiblyAccepted("no answer", evidence(Phase.WAITING));

    private final ManualClock clock = new ManualClock();
    private final List<ProgressEvent> listener = new ArrayList<>();
    private final InMemoryInvocations invocations = new InMemoryInvocations();
    private final InMemoryLedger ledger = new InMemoryLedger();

    @Test
    void records_the_intent_before_sending_and_the_outcome_before_returning() throws Exception {
        var steps = new ArrayList<String>();
        var watched = new Watched(
                () -> steps.add("sent while " + only().attempts().get(0).outcome()));
        var submit = submitting(
                watched,
                Optional.of(ledger),
                notice -> steps.add("told while " + only().attempts().get(0).outcome()));

        submit.submit(InvocationFixture.request(cityAtSunset()));

        assertThat(steps).containsExactly("told while open", "sent while open", "told while accepted");
        assertThat(only().origin()).isEqualTo(ORIGIN);
        assertThat(only().submission()).isEqualTo(cityAtSunset());
    }

    @Test
    void records_every_attempt() throws Exception {
        invocations.submitting(answered(503), answered(500), accepted(REQUEST_ID));

        Submitted submitted = submit(Optional.empty());

        assertThat(submitted.possibleDuplicates()).isEqualTo(1);
        assertThat(only().attempts())
                .extracting(JobAttempt::outcome)
                .containsExactly(AttemptOutcome.REFUSED, AttemptOutcome.IN_DOUBT, AttemptOutcome.ACCEPTED);
        assertThat(only().possibleDuplicates()).isEqualTo(1);
        assertThat(only().requestId()).contains(REQUEST_ID);
    }

    @Test
    void a_key_submits_once_and_then_returns_the_same_job() throws Exception {
        Invocation first = submit(KEY).invocation();
        listener.clear();

        Submitted second = submit(KEY);

        assertThat(second.invocation()).isEqualTo(first);
        assertThat(second.attempts()).isZero();
        assertThat(invocations.submitted()).hasSize(1);
        assertThat(listener)
                .first()
                .isEqualTo(new ProgressEvent.Remark("job job_1 with idempotency key \"row-7\" was submitted at "
                        + ManualClock.START + " to https://api.test; nothing was sent"));
    }

    @Test
    void a_key_in_doubt_sends_nothing_and_reports_the_job() {
        invocations.submitting(NO_ANSWER);
        assertThatThrownBy(() -> submit(KEY)).isInstanceOf(SubmissionInDoubtException.class);

        var doubt = catchThrowableOfType(SubmissionInDoubtException.class, () -> submit(KEY));

        assertThat(doubt).hasMessage("job job_1 with idempotency key \"row-7\" is in doubt; nothing was sent");
        assertThat(doubt.job()).contains(only().id());
        assertThat(doubt.evidence()).contains(NO_ANSWER.evidence());
        assertThat(invocations.submitted()).hasSize(1);
    }

    @Test
    void a_key_that_another_process_is_sending_sends_nothing() {
        new SubmissionJournal(Optional.of(ledger.sharing()), ORIGIN, clock, listener::add)
                .open(cityAtSunset(), KEY, intent -> {});

        assertThatThrownBy(() -> submit(KEY))
                .isInstanceOf(SubmissionInDoubtException.class)
                .hasMessage("job job_1 with idempotency key \"row-7\" is being sent by another process;"
                        + " nothing was sent");
        assertThat(invocations.submitted()).isEmpty();
    }

    @Test
    void rejects_a_key_of_a_different_submission() throws Exception {
        submit(KEY);
        var other = new Submission(cityAtSunset().model(), JsonObject.EMPTY.with("prompt", "Another"));

        assertThatThrownBy(() -> submitting(invocations, Optional.of(ledger), listener::add)
                        .submit(new SubmitRequest(other, false, Deadline.NONE, KEY)))
                .isInstanceOf(IdempotencyConflictException.class)
                .hasMessage("idempotency key \"row-7\" belongs to job job_1, which has a different submission");
        assertThat(invocations.submitted()).hasSize(1);
    }

    @Test
    void resubmits_a_rejected_or_unsent_job_under_its_key() throws Exception {
        invocations.submitting(answered(422));
        assertThatThrownBy(() -> submit(KEY)).isInstanceOf(RequestRejectedException.class);
        invocations.submitting(new NotSent("not trusted", NetworkFault.PERMANENT, evidence(Phase.CONNECTING)));
        assertThatThrownBy(() -> submit(KEY)).isInstanceOf(UnreachableException.class);
        invocations.submitting(accepted(REQUEST_ID));

        assertThat(submit(KEY).attempts()).isEqualTo(1);

        assertThat(only().attempts())
                .extracting(JobAttempt::outcome)
                .containsExactly(AttemptOutcome.REFUSED, AttemptOutcome.NOT_SENT, AttemptOutcome.ACCEPTED);
    }

    @Test
    void rejects_a_key_without_a_ledger_and_submits_otherwise() throws Exception {
        var submit = submitting(invocations, Optional.empty(), listener::add);

        assertThatThrownBy(() -> submit.submit(new SubmitRequest(cityAtSunset(), false, Deadline.NONE, KEY)))
                .isInstanceOf(LedgerException.class)
                .hasMessage("ledger none: the idempotency key \"row-7\" requires a ledger");
        assertThat(submit.submit(InvocationFixture.request(cityAtSunset())).attempts())
                .isEqualTo(1);
    }

    @Test
    void sends_nothing_that_cannot_be_recorded() {
        ledger.breakDown();

        assertThatThrownBy(() -> submit(Optional.empty())).isInstanceOf(LedgerException.class);
        assertThat(invocations.submitted()).isEmpty();
    }

    @Test
    void records_an_accepted_job_beside_a_broken_ledger_and_warns() throws Exception {
        var submit = submitting(new Watched(ledger::breakDown), Optional.of(ledger), listener::add);

        Submitted submitted = submit.submit(InvocationFixture.request(cityAtSunset()));

        RequestId id = submitted.invocation().requestId();
        assertThat(submitted.ledgerWarnings())
                .containsExactly(new ProgressEvent.LedgerWarning(id + " was accepted, but ledger memory: is full; it is"
                        + " recorded in memory.rescue until the ledger is opened again"));
        assertThat(listener).containsAll(submitted.ledgerWarnings());
        assertThat(only().requestId()).contains(id);
    }

    @Test
    void records_the_id_of_a_truncated_response_beside_a_broken_ledger() {
        invocations.submitting(new PossiblyAccepted("broke off", Optional.of(REQUEST_ID), evidence(Phase.ANSWERING)));
        var submit = submitting(new Watched(ledger::breakDown), Optional.of(ledger), listener::add);

        assertThatThrownBy(() -> submit.submit(InvocationFixture.request(cityAtSunset())))
                .isInstanceOf(SubmissionInDoubtException.class);

        assertThat(only().requestId()).contains(REQUEST_ID);
        assertThat(listener).anyMatch(ProgressEvent.LedgerWarning.class::isInstance);
    }

    @Test
    void stays_in_doubt_if_the_retry_cannot_be_recorded() {
        invocations.submitting(answered(500), accepted(REQUEST_ID));
        ledger.breakDownAfter(2);

        assertThatThrownBy(() -> submit(Optional.empty()))
                .isInstanceOfSatisfying(
                        SubmissionInDoubtException.class,
                        doubt -> assertThat(doubt.job()).contains(only().id()));
        assertThat(invocations.submitted()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {429, 422})
    void does_not_retry_if_a_rejection_cannot_be_recorded(int status) {
        invocations.submitting(answered(status), accepted(REQUEST_ID));
        var submit = submitting(new Watched(ledger::breakDown), Optional.of(ledger), listener::add);

        assertThatThrownBy(() -> submit.submit(InvocationFixture.request(cityAtSunset())))
                .isInstanceOf(LedgerException.class);
        assertThat(invocations.submitted()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 502})
    void does_not_retry_if_a_server_error_cannot_be_recorded(int status) {
        invocations.submitting(answered(status), accepted(REQUEST_ID));
        var submit = submitting(new Watched(ledger::breakDown), Optional.of(ledger), listener::add);

        assertThatThrownBy(() -> submit.submit(InvocationFixture.request(cityAtSunset())))
                .isInstanceOf(SubmissionInDoubtException.class);
        assertThat(invocations.submitted()).hasSize(1);
    }

    @Test
    void a_job_turned_away_on_every_attempt_was_not_submitted() {
        invocations.submitting(answered(429), answered(429), answered(429));

        assertThatThrownBy(() -> submit(Optional.empty())).isInstanceOf(TooManyRequestsException.class);

        assertThat(only().state().status()).isEqualTo("NOT_SUBMITTED");
        assertThat(only().attempts()).hasSize(3);
    }

    private Submitted submit(Optional<IdempotencyKey> key) throws InterruptedException {
        return submitting(invocations, Optional.of(ledger), listener::add)
                .submit(new SubmitRequest(cityAtSunset(), false, Deadline.NONE, key));
    }

    private SubmitInvocation submitting(Invocations port, Optional<Ledger> book, ProgressListener told) {
        return new SubmitInvocation(
                port,
                new ManualRateLimiter(clock),
                new SubmissionJournal(book, ORIGIN, clock, told),
                new RetryRules(2, Duration.ofSeconds(1), Duration.ofSeconds(1)),
                clock,
                clock,
                new Random(1),
                told);
    }

    private Job only() {
        List<Job> jobs = ledger.list(JobFilter.ALL);
        assertThat(jobs).hasSize(1);
        return jobs.get(0);
    }

    /** Runs an action just before each request is sent. */
    private final class Watched extends ForwardingInvocations {
        private final Runnable before;

        Watched(Runnable before) {
            super(invocations);
            this.before = before;
        }

        @Override
        public Attempt submit(Submission submission) {
            before.run();
            return super.submit(submission);
        }
    }
}
