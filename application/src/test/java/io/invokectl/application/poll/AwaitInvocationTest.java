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
import io.invokectl.application.poll.AwaitOutcome.CannotTell;
import io.invokectl.application.poll.AwaitOutcome.Ended;
import io.invokectl.application.poll.AwaitOutcome.StillRunning;
import io.invokectl.application.poll.AwaitRequest.Fresh;
import io.invokectl.application.port.Deadline;
import io.invokectl.application.port.InMemoryInvocations;
import io.invokectl.application.port.InMemoryLedger;
import io.invokectl.application.port.ManualClock;
import io.invokectl.application.port.ProgressEvent;
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
    void stops_asking_as_soon_as_the_job_has_ended() throws Exception {
        invocations.answering(queued(REQUEST_ID), inProgress(REQUEST_ID), DONE, DONE);

        assertThat(await()).isEqualTo(new Ended(DONE));
        assertThat(invocations.looks()).isEqualTo(3);
    }

    @Test
    void a_job_that_failed_has_ended_too() throws Exception {
        invocations.answering(failed(REQUEST_ID, "boom"));

        assertThat(await()).isEqualTo(new Ended(failed(REQUEST_ID, "boom")));
    }

    @Test
    void a_job_of_unknown_age_is_looked_at_at_once() throws Exception {
        invocations.answering(DONE);

        await();

        assertThat(clock.elapsed()).isZero();
    }

    @Test
    void a_job_whose_like_took_a_minute_is_looked_at_seldom_before_and_often_after_that() throws Exception {
        for (int i = 0; i < 3; i++) {
            remember(new RequestId("req_old_" + i), tookAMinute(new RequestId("req_old_" + i)));
        }
        remember(REQUEST_ID, queued(REQUEST_ID));
        Invocation[] answers = new Invocation[12];
        Arrays.fill(answers, inProgress(REQUEST_ID));
        answers[11] = DONE;
        invocations.answering(answers);

        await(fresh(queued(REQUEST_ID)));

        List<Duration> looks = listener.stream()
                .filter(ProgressEvent.Polled.class::isInstance)
                .map(notice -> ((ProgressEvent.Polled) notice).elapsed())
                .toList();
        assertThat(looks.get(0)).isLessThan(Duration.ofMillis(1200));
        assertThat(looks.get(1)).isGreaterThan(Duration.ofSeconds(8));
        assertThat(looks)
                .anySatisfy(look -> assertThat(look).isBetween(Duration.ofSeconds(59), Duration.ofSeconds(62)));
        assertThat(looks.get(11).minus(looks.get(9))).isLessThan(Duration.ofSeconds(4));
    }

    @Test
    void a_job_that_the_ledger_knows_is_as_old_as_it_is() throws Exception {
        remember(REQUEST_ID, queued(REQUEST_ID));
        clock.advance(Duration.ofMinutes(1));
        invocations.answering(DONE);

        await();

        assertThat(listener).contains(new ProgressEvent.Polled(DONE, Duration.ofMinutes(1)));
    }

    @Test
    void a_clock_that_was_set_back_makes_no_time_negative() throws Exception {
        remember(REQUEST_ID, queued(REQUEST_ID));
        clock.setBack(Duration.ofHours(1));
        invocations.answering(inProgress(REQUEST_ID), DONE);

        await();

        assertThat(listener).contains(new ProgressEvent.Polled(inProgress(REQUEST_ID), Duration.ZERO));
        assertThat(invocations.looks()).isEqualTo(2);
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
                job, known -> known.settled(InvocationFixture.accepted(id)).seen(answer));
    }

    private static Invocation tookAMinute(RequestId id) {
        return InvocationFixture.read(completed(id, PICTURE)
                .envelope()
                .json()
                .with("started_at", "2026-01-22T19:19:20Z")
                .with("completed_at", "2026-01-22T19:20:20Z"));
    }

    @Test
    void a_fresh_job_is_first_looked_at_after_about_a_second() throws Exception {
        invocations.answering(DONE);

        await(fresh(queued(REQUEST_ID)));

        assertThat(clock.elapsed()).isBetween(Duration.ofMillis(900), Duration.ofMillis(1100));
    }

    @Test
    void a_fresh_job_that_has_ended_already_is_not_asked_about() throws Exception {
        assertThat(await(fresh(DONE))).isEqualTo(new Ended(DONE));
        assertThat(invocations.looks()).isZero();
    }

    @Test
    void the_looks_grow_rarer_with_age_up_to_ten_seconds_and_never_fall_into_step() throws Exception {
        invocations.answering(inProgress(REQUEST_ID));

        await(new AwaitRequest(List.of(REQUEST_ID), in(ofMinutes(5)), Optional.empty(), Optional.empty()));

        List<Duration> pauses = clock.pauses();
        assertThat(pauses.get(0)).isBetween(Duration.ofMillis(900), Duration.ofMillis(1100));
        assertThat(pauses).allMatch(sleeper -> sleeper.compareTo(ofSeconds(10)) <= 0);
        assertThat(pauses.subList(pauses.size() - 4, pauses.size() - 1))
                .allMatch(sleeper -> sleeper.compareTo(ofSeconds(8)) >= 0);
        assertThat(pauses.stream().distinct().count()).isGreaterThan(pauses.size() / 2L);
        assertThat(invocations.looks()).isLessThan(50);
    }

    @Test
    void a_chosen_interval_is_kept_to() throws Exception {
        invocations.answering(queued(REQUEST_ID), queued(REQUEST_ID), DONE);

        await(new AwaitRequest(List.of(REQUEST_ID), Deadline.NONE, Optional.of(ofSeconds(3)), Optional.empty()));

        assertThat(clock.pauses()).containsExactly(ofSeconds(3), ofSeconds(3));
    }

    @Test
    void reports_still_running_when_patience_runs_out() throws Exception {
        invocations.answering(inProgress(REQUEST_ID));

        AwaitOutcome outcome =
                await(new AwaitRequest(List.of(REQUEST_ID), in(ofMinutes(10)), Optional.empty(), Optional.empty()));

        assertThat(outcome).isEqualTo(new StillRunning(REQUEST_ID, Optional.of(inProgress(REQUEST_ID))));
        assertThat(clock.elapsed()).isEqualTo(ofMinutes(10));
    }

    @Test
    void a_word_that_is_not_known_is_waited_on() throws Exception {
        invocations.answering(inState(REQUEST_ID, "PREPARING"), DONE);

        assertThat(await()).isEqualTo(new Ended(DONE));
    }

    @Test
    void a_completed_job_gets_some_seconds_to_show_its_output() throws Exception {
        invocations.answering(completedWithoutOutput(REQUEST_ID), completedWithoutOutput(REQUEST_ID), DONE);

        assertThat(await()).isEqualTo(new Ended(DONE));
        assertThat(clock.pauses()).containsExactly(ofSeconds(1), ofSeconds(1));
    }

    @Test
    void a_completed_job_that_never_shows_an_output_has_ended_without_one() throws Exception {
        invocations.answering(completedWithoutOutput(REQUEST_ID));

        assertThat(await()).isEqualTo(new Ended(completedWithoutOutput(REQUEST_ID)));
        assertThat(invocations.looks()).isEqualTo(6);
    }

    @Test
    void a_job_may_be_unknown_for_ten_seconds_after_its_creation() throws Exception {
        invocations.failing(answered(404), answered(404), answered(404)).answering(DONE);

        assertThat(await(fresh(queued(REQUEST_ID)))).isEqualTo(new Ended(DONE));
    }

    @Test
    void a_job_that_stays_unknown_is_not_found() throws Exception {
        ApiException unknown = answered(404);
        invocations.failing(unknown).failingStatus(answered(404));

        assertThat(await()).isEqualTo(new CannotTell(REQUEST_ID, Optional.empty(), unknown));
        assertThat(clock.elapsed()).isBetween(ofSeconds(10), ofSeconds(14));
    }

    @Test
    void a_job_that_was_unknown_until_patience_ran_out_is_not_said_to_go_on() throws Exception {
        ApiException unknown = answered(404);
        invocations.failing(unknown).failingStatus(answered(404));

        AwaitOutcome outcome =
                await(new AwaitRequest(List.of(REQUEST_ID), in(ofSeconds(2)), Optional.empty(), Optional.empty()));

        assertThat(outcome).isEqualTo(new CannotTell(REQUEST_ID, Optional.empty(), unknown));
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 405, 409, 425})
    void an_answer_that_it_is_not_ready_is_asked_again_by_the_status_route(int status) throws Exception {
        invocations.failing(answered(status)).answering(DONE).answeringStatus(inProgress(REQUEST_ID));

        assertThat(await()).isEqualTo(new Ended(DONE));
        assertThat(listener)
                .filteredOn(ProgressEvent.Polled.class::isInstance)
                .extracting(notice -> ((ProgressEvent.Polled) notice).invocation())
                .containsExactly(inProgress(REQUEST_ID), DONE);
    }

    @Test
    void a_status_without_output_leads_back_to_the_plain_route() throws Exception {
        invocations.failing(answered(409)).answering(DONE).answeringStatus(completedWithoutOutput(REQUEST_ID));

        assertThat(await()).isEqualTo(new Ended(DONE));
    }

    @Test
    void an_id_that_both_routes_refuse_ends_the_wait_with_the_first_refusal() throws Exception {
        ApiException refused = answered(400);
        invocations.failing(refused).failingStatus(answered(404));

        assertThat(await()).isEqualTo(new CannotTell(REQUEST_ID, Optional.empty(), refused));
    }

    @Test
    void a_408_is_asked_again_but_not_for_ever() throws Exception {
        invocations.failing(answered(408), answered(408)).answering(DONE);
        assertThat(await()).isEqualTo(new Ended(DONE));

        var stuck = new InMemoryInvocations().failing(answered(408));
        AwaitOutcome outcome = use(stuck).await(request()).get(0);
        assertThat(outcome).isInstanceOf(CannotTell.class);
        assertThat(stuck.looks()).isEqualTo(6);
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 403, 422, 429, 500})
    void any_other_failure_ends_the_wait(int status) throws Exception {
        ApiException failure = answered(status);
        invocations.answering(queued(REQUEST_ID)).failing(failure);

        assertThat(await()).isEqualTo(new CannotTell(REQUEST_ID, Optional.of(queued(REQUEST_ID)), failure));
    }

    @Test
    void a_budget_without_room_before_the_deadline_is_waited_out() throws Exception {
        invocations.failing(new RateLimitException(ManualClock.START.plusSeconds(60)));

        AwaitOutcome outcome =
                await(new AwaitRequest(List.of(REQUEST_ID), in(ofSeconds(20)), Optional.empty(), Optional.empty()));

        assertThat(outcome).isEqualTo(new StillRunning(REQUEST_ID, Optional.empty()));
    }

    @Test
    void without_a_deadline_the_next_look_comes_when_the_budget_has_room() throws Exception {
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
    void several_jobs_are_watched_together_and_reported_in_the_order_asked() throws Exception {
        var first = new RequestId("req_a");
        var second = new RequestId("req_b");
        invocations.answering(queued(first), completed(second, PICTURE), inProgress(first), completed(first, PICTURE));

        List<AwaitOutcome> outcomes = use(invocations)
                .await(new AwaitRequest(
                        List.of(first, second, first), Deadline.NONE, Optional.empty(), Optional.empty()));

        assertThat(outcomes)
                .containsExactly(new Ended(completed(first, PICTURE)), new Ended(completed(second, PICTURE)));
    }

    @Test
    void every_look_is_told_with_the_time_that_has_passed() throws Exception {
        invocations.answering(queued(REQUEST_ID), DONE);

        await(new AwaitRequest(List.of(REQUEST_ID), Deadline.NONE, Optional.of(ofSeconds(2)), Optional.empty()));

        assertThat(listener)
                .containsExactly(
                        new ProgressEvent.Polled(queued(REQUEST_ID), Duration.ZERO),
                        new ProgressEvent.NextPoll(REQUEST_ID, ofSeconds(2)),
                        new ProgressEvent.Polled(DONE, ofSeconds(2)));
    }

    @Test
    void an_interrupt_stops_the_waiting() {
        invocations.answering(queued(REQUEST_ID));
        Thread.currentThread().interrupt();

        assertThatThrownBy(this::await).isInstanceOf(InterruptedException.class);
    }

    @Test
    void an_interval_is_more_than_nothing() {
        assertThatThrownBy(() -> new AwaitRequest(
                        List.of(REQUEST_ID), Deadline.NONE, Optional.of(Duration.ZERO), Optional.empty()))
                .isInstanceOf(InvalidValueException.class);
    }

    private AwaitOutcome await() throws InterruptedException {
        return await(request());
    }

    private AwaitOutcome await(AwaitRequest request) throws InterruptedException {
        return use(invocations).await(request).get(0);
    }

    private AwaitInvocation use(InMemoryInvocations port) {
        JobHistory history = InvocationFixture.remembering(ledger, listener::add);
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
