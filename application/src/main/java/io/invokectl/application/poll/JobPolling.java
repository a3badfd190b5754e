package io.invokectl.application.poll;

import io.invokectl.application.port.Deadline;
import io.invokectl.application.port.Invocations;
import io.invokectl.application.port.ProgressEvent;
import io.invokectl.application.port.ProgressListener;
import io.invokectl.domain.failure.ApiException;
import io.invokectl.domain.failure.ApiException.InvocationNotFoundException;
import io.invokectl.domain.failure.ApiException.RequestRejectedException;
import io.invokectl.domain.failure.InvokectlException;
import io.invokectl.domain.failure.RateLimitException;
import io.invokectl.domain.invocation.Invocation;
import io.invokectl.domain.invocation.Invocation.Completed;
import io.invokectl.domain.invocation.RequestId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/**
 * Polling of one job: when it is due, and what a response means. Not thread-safe.
 *
 * <p>The possible responses while a job is running are known from DigitalOcean's guide and from public clients: a job
 * may be unknown for some seconds after it was created, some deployments respond with "not ready" on the plain route,
 * and the output of a completed job may appear a moment after its status.
 */
public final class JobPolling {
    private static final Duration GRACE_FOR_404 = Duration.ofSeconds(10);
    private static final Duration SHORTEST = Duration.ofSeconds(1);

    /** Stays below ten seconds with the jitter of a tenth. */
    private static final Duration LONGEST = Duration.ofSeconds(9);

    private static final Set<Integer> NOT_READY = Set.of(400, 405, 409, 425);
    private static final int REQUEST_TIMEOUT = 408;
    private static final int MOST_TIMEOUTS = 5;
    private static final int MOST_EMPTY_POLLS = 5;
    private static final Duration FIRST_RETRY = Duration.ofSeconds(10);

    /** The delays double: a job that cannot be polled for about twenty minutes is given up. */
    private static final int MOST_RETRIES = 7;

    private final RequestId id;
    private final Instant since;
    private final PollSchedule schedule;
    private final RandomGenerator random;

    private Instant due;
    private Optional<Invocation> lastSeen;
    private Optional<InvokectlException> failure = Optional.empty();
    private Optional<InvocationNotFoundException> unknown = Optional.empty();
    private int timeouts;
    private int emptyPolls;
    private int retries;

    /**
     * When a job is polled.
     *
     * @param deadline when polling stops
     * @param interval the polling interval; empty to adapt to the age of the job
     * @param usual supplies the usual duration of such jobs, as far as known at the time
     */
    public record PollSchedule(Deadline deadline, Optional<Duration> interval, Supplier<Optional<Duration>> usual) {}

    /** Creates the polling of a job that is due now. */
    public JobPolling(
            RequestId id,
            Instant since,
            Optional<Invocation> lastSeen,
            Instant now,
            PollSchedule schedule,
            RandomGenerator random) {
        this.id = id;
        this.since = since;
        this.lastSeen = lastSeen;
        this.due = now;
        this.schedule = schedule;
        this.random = random;
    }

    /** Makes the first poll due about a second after the submission. */
    void delayFirstPoll() {
        due = since.plus(schedule.interval().orElseGet(() -> jittered(SHORTEST)));
    }

    /** When the job was submitted. */
    public Instant since() {
        return since;
    }

    /** The job. */
    public RequestId id() {
        return id;
    }

    /** When the next poll is due. */
    public Instant due() {
        return due;
    }

    /** Whether the job has to be polled again. */
    public boolean isPending() {
        return failure.isEmpty() && (lastSeen.isEmpty() || !lastSeen.get().hasEnded() || lacksOutput());
    }

    /** The outcome if polling stops now, perhaps because the thread was interrupted. */
    public AwaitOutcome outcome(boolean interrupted) {
        if (failure.isPresent()) {
            return new AwaitOutcome.CannotTell(id, lastSeen, failure.get());
        }
        if (lastSeen.isEmpty() && unknown.isPresent()) {
            return new AwaitOutcome.CannotTell(id, lastSeen, unknown.get());
        }
        return lastSeen.filter(Invocation::hasEnded)
                .<AwaitOutcome>map(AwaitOutcome.Ended::new)
                .orElseGet(() -> interrupted
                        ? new AwaitOutcome.Interrupted(id, lastSeen)
                        : new AwaitOutcome.StillRunning(id, lastSeen));
    }

    /**
     * Polls the job. A failure is part of the outcome.
     *
     * @throws InterruptedException if the thread is interrupted
     */
    public void poll(Invocations invocations, InstantSource clock, ProgressListener listener)
            throws InterruptedException {
        try {
            Invocation seen = ask(invocations, clock);
            lastSeen = Optional.of(seen);
            timeouts = 0;
            retries = 0;
            emptyPolls += seen instanceof Completed done && done.isEmpty() ? 1 : 0;
            listener.onEvent(new ProgressEvent.Polled(seen, elapsed(clock.instant())));
        } catch (RateLimitException spent) {
            postpone(spent.next(), clock.instant(), listener);
            return;
        } catch (InvokectlException trouble) {
            if (!schedule.deadline().hasPassed(clock.instant()) && !isTransient(trouble, clock.instant())) {
                failure = Optional.of(trouble);
            }
        }
        due = clock.instant().plus(delayAt(clock.instant()));
    }

    /** Forgets that the job could not be polled and makes it due later, unless that has happened too often in a row. */
    public boolean mayRetryLater(Instant now) {
        if (retries == MOST_RETRIES) {
            return false;
        }
        failure = Optional.empty();
        due = now.plus(jittered(FIRST_RETRY.multipliedBy(1L << retries)));
        retries++;
        return true;
    }

    private void postpone(Instant next, Instant now, ProgressListener listener) {
        Instant usual = now.plus(delayAt(now));
        due = next.isAfter(usual) ? next : usual;
        listener.onEvent(new ProgressEvent.Waiting(Duration.between(now, due), "the rate limit"));
    }

    private Invocation ask(Invocations invocations, InstantSource clock) throws InterruptedException {
        try {
            return invocations.get(id, schedule.deadline());
        } catch (RequestRejectedException rejected) {
            return askStatusRoute(
                    invocations, rejected, NOT_READY.contains(rejected.error().status()));
        } catch (InvocationNotFoundException notFound) {
            unknown = Optional.of(notFound);
            return askStatusRoute(invocations, notFound, !isInGrace(clock.instant()));
        }
    }

    private Invocation askStatusRoute(Invocations invocations, ApiException answer, boolean worthwhile)
            throws InterruptedException {
        if (!worthwhile) {
            throw answer;
        }
        try {
            return invocations.status(id, schedule.deadline());
        } catch (RequestRejectedException | InvocationNotFoundException alsoRejected) {
            throw answer;
        }
    }

    private boolean isTransient(InvokectlException trouble, Instant now) {
        if (trouble instanceof RequestRejectedException rejected
                && rejected.error().status() == REQUEST_TIMEOUT) {
            return ++timeouts <= MOST_TIMEOUTS;
        }
        return trouble instanceof InvocationNotFoundException && isInGrace(now);
    }

    private boolean isInGrace(Instant now) {
        return elapsed(now).compareTo(GRACE_FOR_404) < 0;
    }

    private boolean lacksOutput() {
        return lastSeen.orElseThrow() instanceof Completed done && done.isEmpty() && emptyPolls <= MOST_EMPTY_POLLS;
    }

    /**
     * Waits until such jobs have usually ended, and then a quarter of the time that has passed since, or since the
     * submission if nothing is known. The jitter keeps jobs from being polled in step.
     */
    private Duration delayAt(Instant now) {
        if (lastSeen.filter(Invocation::hasEnded).isPresent()) {
            return SHORTEST;
        }
        return schedule.interval().orElseGet(() -> {
            Duration overdue = elapsed(now).minus(schedule.usual().get().orElse(Duration.ZERO));
            Duration wanted = overdue.isNegative() ? overdue.negated() : overdue.dividedBy(4);
            Duration delay = wanted.compareTo(SHORTEST) < 0 ? SHORTEST : shorter(LONGEST, wanted);
            return jittered(delay);
        });
    }

    private Duration jittered(Duration time) {
        return time.multipliedBy(900 + random.nextInt(200)).dividedBy(1000);
    }

    /** The age of the job, never negative even if the clock was set back. */
    private Duration elapsed(Instant now) {
        return now.isBefore(since) ? Duration.ZERO : Duration.between(since, now);
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
