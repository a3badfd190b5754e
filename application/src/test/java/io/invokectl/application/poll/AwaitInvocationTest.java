package io.invokectl.application.poll;

import static io.invokectl.application.InvocationFixture.PICTURE;
import static io.invokectl.application.InvocationFixture.REQUEST_ID;
import static io.invokectl.application.InvocationFixture.completed;
import static io.invokectl.application.InvocationFixture.completedWithoutOutput;
import static io.invokectl.application.InvocationFixture.error;
import static io.invokectl.application.InvocationFixture.failed;
import static io.invokectl.application.InvocationFixture.inProgress;
import static io.invokectl.application.InvocationFixture.inState;
import static io.invokectl.application.InvocationFixture.queued;
import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.invokectl.application.InvocationFixture;
import io.invokectl.application.ledger.JobHistory;
import io.invokectl.application.poll.AwaitInvocation.AwaitResult;
import io.invokectl.application.poll.AwaitOutcome.CannotTell;
import io.invokectl.application.poll.AwaitOutcome.Ended;
import io.invokectl.application.poll.AwaitOutcome.Interrupted;
import io.invokectl.application.poll.AwaitOutcome.StillRunning;
import io.invokectl.application.poll.AwaitRequest.Fresh;
import io.invokectl.application.port.Deadline;
import io.invokectl.application.port.ForwardingInvocations;
import io.invokectl.application.port.InMemoryInvocations;
import io.invokectl.application.port.InMemoryLedger;
import io.invokectl.application.port.Invocations;
import io.invokectl.application.port.ManualClock;
import io.invokectl.application.port.ProgressEvent;
import io.invokectl.application.port.ProgressEvent.LedgerWarning;
import io.invokectl.application.work.DirectWorkers;
import io.invokectl.domain.context.ApiAddress;
import io.invokectl.domain.failure.ApiException;
import io.invokectl.domain.failure.RateLimitException;
import io.invokectl.domain.invocation.Invocation;
import io.invokectl.domain.invocation.JobId;
import io.invokectl.domain.invocation.RequestId;
import io.invokectl.domain.job.Job;
import io.invokectl.domain.job.Origin;
import io.invokectl.domain.value.InvalidValueException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
final class AwaitInvocationTest {
    private static final Invocation DONE = completed(REQUEST_ID, PICTURE);

    private final ManualClock clock = new ManualClock();
    private final List<ProgressEvent> listener = new ArrayList<>();
    private final InMemoryInvocations invocations = new InMemoryInvocations();
    private final InMemoryLedger ledger = new InMemoryLedger();

    @Test
    void stops_polling_when_the_job_has_ended() throws Exception {
        invocations.answering(queued(REQUEST_ID), inProgress(REQUEST_ID), DONE, DONE);

        assertThat(await()).isEqualTo(new Ended(DONE));
        assertThat(invocations.polls()).isEqualTo(3);
    }

    @Test
    void a_failed_job_has_ended() throws Exception {
        invocations.answering(failed(REQUEST_ID, "boom"));

        assertThat(await()).isEqualTo(new Ended(failed(REQUEST_ID, "boom")));
    }

    @Test
    void polls_a_job_of_unknown_age_immediately() throws Exception {
        invocations.answering(DONE);

        await();

        assertThat(clock.elapsed()).isZero();
    }

    @Test
    void polls_rarely_before_the_expected_duration_and_often_after_it() throws Exception {
        for (int i = 0; i < 3; i++) {
            remember(new RequestId("req_old_" + i), tookAMinute(new RequestId("req_old_" + i)));
        }
        remember(REQUEST_ID, queued(REQUEST_ID));
        Invocation[] answers = new Invocation[12];
        Arrays.fill(answers, inProgress(REQUEST_ID));
        answers[11] = DONE;
        invocations.answering(answers);

        await(fresh(queued(REQUEST_ID)));

        List<Duration> polls = listener.stream()
                .filter(ProgressEvent.Polled.class::isInstance)
                .map(notice -> ((ProgressEvent.Polled) notice).elapsed())
                .toList();
        assertThat(polls.get(0)).isLessThan(Duration.ofMillis(1200));
        assertThat(polls.get(1)).isGreaterThan(Duration.ofSeconds(8));
        assertThat(polls)
                .anySatisfy(look -> assertThat(look).isBetween(Duration.ofSeconds(59), Duration.ofSeconds(62)));
        assertThat(polls.get(11).minus(polls.get(9))).isLessThan(Duration.ofSeconds(4));
    }

    @Test
    void takes_the_age_of_a_job_from_the_ledger() throws Exception {
        remember(REQUEST_ID, queued(REQUEST_ID));
        clock.advance(Duration.ofMinutes(1));
        invocations.answering(DONE);

        await();

        assertThat(listener).contains(new ProgressEvent.Polled(DONE, Duration.ofMinutes(1)));
    }

    @Test
    void never_reports_a_negative_elapsed_time() throws Exception {
        remember(REQUEST_ID, queued(REQUEST_ID));
        clock.setBack(Duration.ofHours(1));
        invocations.answering(inProgress(REQUEST_ID), DONE);

        await();

        assertThat(listener).contains(new ProgressEvent.Polled(inProgress(REQUEST_ID), Duration.ZERO));
        assertThat(invocations.polls()).isEqualTo(2);
    }

    private void remember(RequestId id, Invocation answer) {
        var origin = new Origin(new ApiAddress("https://api.test"), Optional.empty());
        JobId job = ledger.open(
                        Optional.empty(),
                        name -> Job.planned(
                                name, Optional.empty(), InvocationFixture.cityAtSunset(), origin, clock.instant()),
                        known -> known)
                .job()
                .id();
        ledger.change(
                job, known -> known.withOutcome(InvocationFixture.accepted(id)).seen(answer));
    }

    private static Invocation tookAMinute(RequestId id) {
        return InvocationFixture.read(completed(id, PICTURE)
                .envelope()
                .json()
                .with("started_at", "2026-01-22T19:19:20Z")
                .with("completed_at", "2026-01-22T19:20:20Z"));
    }

    @Test
    void polls_a_new_job_after_about_a_second() throws Exception {
        invocations.answering(DONE);

        await(fresh(queued(REQUEST_ID)));

        assertThat(clock.elapsed()).isBetween(Duration.ofMillis(900), Duration.ofMillis(1100));
    }

    @Test
    void does_not_poll_a_new_job_that_has_ended() throws Exception {
        assertThat(await(fresh(DONE))).isEqualTo(new Ended(DONE));
        assertThat(invocations.polls()).isZero();
    }

    @Test
    void polls_less_often_with_age_up_to_ten_seconds_with_jitter() throws Exception {
        invocations.answering(inProgress(REQUEST_ID));

        await(new AwaitRequest(List.of(REQUEST_ID), in(ofMinutes(5)), Optional.empty(), Optional.empty()));

        List<Duration> pauses = clock.pauses();
        assertThat(pauses.get(0)).isBetween(Duration.ofMillis(900), Duration.ofMillis(1100));
        assertThat(pauses).allMatch(sleeper -> sleeper.compareTo(ofSeconds(10)) <= 0);
        assertThat(pauses.subList(pauses.size() - 4, pauses.size() - 1))
                .allMatch(sleeper -> sleeper.compareTo(ofSeconds(8)) >= 0);
        assertThat(pauses.stream().distinct().count()).isGreaterThan(pauses.size() / 2L);
        assertThat(invocations.polls()).isLessThan(50);
    }

    @Test
    void polls_at_the_chosen_interval() throws Exception {
        invocations.answering(queued(REQUEST_ID), queued(REQUEST_ID), DONE);

        await(new AwaitRequest(List.of(REQUEST_ID), Deadline.NONE, Optional.of(ofSeconds(3)), Optional.empty()));

        assertThat(clock.pauses()).containsExactly(ofSeconds(3), ofSeconds(3));
    }

    @Test
    void reports_still_running_at_the_deadline() throws Exception {
        invocations.answering(inProgress(REQUEST_ID));

        AwaitOutcome outcome =
                await(new AwaitRequest(List.of(REQUEST_ID), in(ofMinutes(10)), Optional.empty(), Optional.empty()));

        assertThat(outcome).isEqualTo(new StillRunning(REQUEST_ID, Optional.of(inProgress(REQUEST_ID))));
        assertThat(clock.elapsed()).isEqualTo(ofMinutes(10));
    }

    @Test
    void polling_continues_after_an_unknown_status() throws Exception {
        invocations.answering(inState(REQUEST_ID, "PREPARING"), DONE);

        assertThat(await()).isEqualTo(new Ended(DONE));
    }

    @Test
    void waits_some_seconds_for_the_output_of_a_completed_job() throws Exception {
        invocations.answering(completedWithoutOutput(REQUEST_ID), completedWithoutOutput(REQUEST_ID), DONE);

        assertThat(await()).isEqualTo(new Ended(DONE));
        assertThat(clock.pauses()).containsExactly(ofSeconds(1), ofSeconds(1));
    }

    @Test
    void stops_waiting_for_an_output() throws Exception {
        invocations.answering(completedWithoutOutput(REQUEST_ID));

        assertThat(await()).isEqualTo(new Ended(completedWithoutOutput(REQUEST_ID)));
        assertThat(invocations.polls()).isEqualTo(6);
    }

    @Test
    void tolerates_404_for_ten_seconds_after_creation() throws Exception {
        invocations.failing(answered(404), answered(404), answered(404)).answering(DONE);

        assertThat(await(fresh(queued(REQUEST_ID)))).isEqualTo(new Ended(DONE));
    }

    @Test
    void reports_a_job_that_stays_unknown_as_not_found() throws Exception {
        ApiException unknown = answered(404);
        invocations.failing(unknown).failingStatus(answered(404));

        assertThat(await()).isEqualTo(new CannotTell(REQUEST_ID, Optional.empty(), unknown));
        assertThat(clock.elapsed()).isBetween(ofSeconds(10), ofSeconds(14));
    }

    @Test
    void a_job_that_was_unknown_until_the_deadline_is_not_reported_as_running() throws Exception {
        ApiException unknown = answered(404);
        invocations.failing(unknown).failingStatus(answered(404));

        AwaitOutcome outcome =
                await(new AwaitRequest(List.of(REQUEST_ID), in(ofSeconds(2)), Optional.empty(), Optional.empty()));

        assertThat(outcome).isEqualTo(new CannotTell(REQUEST_ID, Optional.empty(), unknown));
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 405, 409, 425})
    void falls_back_to_the_status_route_if_not_ready(int status) throws Exception {
        invocations.failing(answered(status)).answering(DONE).answeringStatus(inProgress(REQUEST_ID));

        assertThat(await()).isEqualTo(new Ended(DONE));
        assertThat(listener)
                .filteredOn(ProgressEvent.Polled.class::isInstance)
                .extracting(notice -> ((ProgressEvent.Polled) notice).invocation())
                .containsExactly(inProgress(REQUEST_ID), DONE);
    }

    @Test
    void returns_to_the_plain_route_for_the_output() throws Exception {
        invocations.failing(answered(409)).answering(DONE).answeringStatus(completedWithoutOutput(REQUEST_ID));

        assertThat(await()).isEqualTo(new Ended(DONE));
    }

    @Test
    void ends_with_the_first_rejection_if_both_routes_reject() throws Exception {
        ApiException refused = answered(400);
        invocations.failing(refused).failingStatus(answered(404));

        assertThat(await()).isEqualTo(new CannotTell(REQUEST_ID, Optional.empty(), refused));
    }

    @Test
    void retries_408_a_limited_number_of_times() throws Exception {
        invocations.failing(answered(408), answered(408)).answering(DONE);
        assertThat(await()).isEqualTo(new Ended(DONE));

        var stuck = new InMemoryInvocations().failing(answered(408));
        AwaitOutcome outcome = use(stuck).await(request()).outcomes().get(0);
        assertThat(outcome).isInstanceOf(CannotTell.class);
        assertThat(stuck.polls()).isEqualTo(6);
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 403, 422, 429, 500})
    void any_other_failure_ends_the_wait(int status) throws Exception {
        ApiException failure = answered(status);
        invocations.answering(queued(REQUEST_ID)).failing(failure);

        assertThat(await()).isEqualTo(new CannotTell(REQUEST_ID, Optional.of(queued(REQUEST_ID)), failure));
    }

    @Test
    void waits_until_the_deadline_if_the_rate_limit_allows_no_poll() throws Exception {
        invocations.failing(new RateLimitException(ManualClock.START.plusSeconds(60)));

        AwaitOutcome outcome =
                await(new AwaitRequest(List.of(REQUEST_ID), in(ofSeconds(20)), Optional.empty(), Optional.empty()));

        assertThat(outcome).isEqualTo(new StillRunning(REQUEST_ID, Optional.empty()));
    }

    @Test
    void polls_when_the_rate_limit_allows_it() throws Exception {
        invocations
                .failing(new RateLimitException(ManualClock.START.plusSeconds(3600)))
                .answering(DONE);

        assertThat(await()).isEqualTo(new Ended(DONE));
        assertThat(clock.pauses()).containsExactly(ofMinutes(60));
        assertThat(listener)
                .startsWith(
                        new ProgressEvent.Waiting(ofMinutes(60), "the rate limit"),
                        new ProgressEvent.NextPoll(REQUEST_ID, ofMinutes(60)));
    }

    @Test
    void waits_for_several_jobs_and_reports_them_in_order() throws Exception {
        var first = new RequestId("req_a");
        var second = new RequestId("req_b");
        invocations.answering(queued(first), completed(second, PICTURE), inProgress(first), completed(first, PICTURE));

        List<AwaitOutcome> outcomes = use(invocations)
                .await(new AwaitRequest(
                        List.of(first, second, first), Deadline.NONE, Optional.empty(), Optional.empty()))
                .outcomes();

        assertThat(outcomes)
                .containsExactly(new Ended(completed(first, PICTURE)), new Ended(completed(second, PICTURE)));
    }

    @Test
    void reports_every_poll_with_the_elapsed_time() throws Exception {
        invocations.answering(queued(REQUEST_ID), DONE);

        await(new AwaitRequest(List.of(REQUEST_ID), Deadline.NONE, Optional.of(ofSeconds(2)), Optional.empty()));

        assertThat(listener)
                .containsExactly(
                        new ProgressEvent.Polled(queued(REQUEST_ID), Duration.ZERO),
                        new ProgressEvent.NextPoll(REQUEST_ID, ofSeconds(2)),
                        new ProgressEvent.Polled(DONE, ofSeconds(2)));
    }

    @Test
    void an_interrupt_is_an_outcome_with_the_last_known_state() {
        var ended = new RequestId("req_a");
        var running = new RequestId("req_b");
        var unseen = new RequestId("req_c");
        invocations.answering(completed(ended, PICTURE), queued(running));
        AwaitInvocation use = use(new InterruptingInvocations(invocations, 2));

        AwaitResult result = use.await(
                new AwaitRequest(List.of(ended, running, unseen), Deadline.NONE, Optional.empty(), Optional.empty()));

        assertThat(Thread.interrupted()).isTrue();
        assertThat(result.isInterrupted()).isTrue();
        assertThat(result.outcomes())
                .containsExactly(
                        new Ended(completed(ended, PICTURE)),
                        new Interrupted(running, Optional.of(queued(running))),
                        new Interrupted(unseen, Optional.empty()));
    }

    @Test
    void returns_the_ledger_warnings() {
        remember(REQUEST_ID, inProgress(REQUEST_ID));
        ledger.breakDown();
        invocations.answering(DONE);

        AwaitResult result = use(invocations).await(request());

        assertThat(result.outcomes()).containsExactly(new Ended(DONE));
        assertThat(result.ledgerWarnings())
                .containsExactly(
                        new LedgerWarning("req_1 is COMPLETED, which was not recorded: ledger memory: is full"));
        assertThat(listener).containsAll(result.ledgerWarnings());
    }

    /** Interrupts the caller after a number of responses. */
    private static final class InterruptingInvocations extends ForwardingInvocations {
        private int answersLeft;

        InterruptingInvocations(Invocations invocations, int answers) {
            super(invocations);
            this.answersLeft = answers;
        }

        @Override
        public Invocation get(RequestId id, Deadline deadline) throws InterruptedException {
            if (--answersLeft == 0) {
                Thread.currentThread().interrupt();
            }
            return super.get(id, deadline);
        }
    }

    @Test
    void rejects_an_interval_of_zero() {
        assertThatThrownBy(() -> new AwaitRequest(
                        List.of(REQUEST_ID), Deadline.NONE, Optional.of(Duration.ZERO), Optional.empty()))
                .isInstanceOf(InvalidValueException.class);
    }

    private AwaitOutcome await() {
        return await(request());
    }

    private AwaitOutcome await(AwaitRequest request) {
        return use(invocations).await(request).outcomes().get(0);
    }

    private AwaitInvocation use(Invocations port) {
        JobHistory history = InvocationFixture.history(ledger, listener::add);
        return new AwaitInvocation(
                port,
                history,
                new DurationEstimator(history::durations),
                jobs -> new DirectWorkers(clock),
                clock,
                new Random(1),
                listener::add);
    }

    private static AwaitRequest request() {
        return new AwaitRequest(List.of(REQUEST_ID), Deadline.NONE, Optional.empty(), Optional.empty());
    }

    private static AwaitRequest fresh(Invocation invocation) {
        return new AwaitRequest(
                List.of(REQUEST_ID),
                Deadline.NONE,
                Optional.empty(),
                Optional.of(new Fresh(invocation, ManualClock.START)));
    }

    private static Deadline in(Duration time) {
        return Deadline.at(ManualClock.START.plus(time));
    }

    private static ApiException answered(int status) {
        return ApiException.of(error(status, "words"));
    }
}
