package io.invokectl.application.poll;

import io.invokectl.application.port.Deadline;
import io.invokectl.application.port.Invocations;
import io.invokectl.application.port.ProgressEvent;
import io.invokectl.application.port.ProgressListener;
import io.invokectl.domain.failure.ApiException;
import io.invokectl.domain.failure.InvocationNotFoundException;
import io.invokectl.domain.failure.InvokectlException;
import io.invokectl.domain.failure.RateLimitException;
import io.invokectl.domain.failure.RequestRejectedException;
import io.invokectl.domain.invocation.Completed;
import io.invokectl.domain.invocation.Invocation;
import io.invokectl.domain.invocation.RequestId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/**
 * The wait for one job: when to look next, and what a look means. Not thread-safe.
 *
 * <p>What the API may answer while a job is on its way comes from DigitalOcean's guide and from public clients: a job
 * may be unknown for some seconds after it was created, some deployments answer "not ready" on the plain route, and the
 * output of a completed job may come a moment after its status.
 */
public final class JobPolling {
    private static final Duration GRACE_FOR_404 = Duration.ofSeconds(10);
    private static final Duration SHORTEST = Duration.ofSeconds(1);

    /** With a tenth more it is still below ten seconds. */
    private static final Duration LONGEST = Duration.ofSeconds(9);

    private static final Set<Integer> NOT_READY = Set.of(400, 405, 409, 425);
    private static final int TIMED_OUT = 408;
    private static final int MOST_TIME_OUTS = 5;
    private static final int MOST_EMPTY_LOOKS = 5;

    private final RequestId id;
    private final Instant since;
    private final PollSchedule schedule;
    private final RandomGenerator random;

    private Instant due;
    private Optional<Invocation> lastSeen;
    private Optional<InvokectlException> failure = Optional.empty();
    private Optional<InvocationNotFoundException> unknown = Optional.empty();
    private int timeOuts;
    private int emptyLooks;

    /**
     * How often to look.
     *
     * @param deadline the time after which nobody looks
     * @param interval the time between two looks; nothing to let it follow the job's age
     * @param usual how long such jobs take, as far as that is known at the time
     */
    public record PollSchedule(Deadline deadline, Optional<Duration> interval, Supplier<Optional<Duration>> usual) {}

    /**
     * A job that is to be looked at now.
     *
     * @param since when it was submitted
     * @param lastSeen how it stood when it was last seen, if it was
     * @param now the time
     */
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

    /** The job is looked at about a second after its submission at the earliest. */
    void letStart() {
        due = since.plus(schedule.interval().orElseGet(() -> aTenthMoreOrLess(SHORTEST)));
    }

    /** When the job was submitted. */
    public Instant since() {
        return since;
    }

    /** The job. */
    public RequestId id() {
        return id;
    }

    /** When the next look is due. */
    public Instant due() {
        return due;
    }

    /** Whether there is a next look. */
    public boolean goesOn() {
        return failure.isEmpty() && (lastSeen.isEmpty() || !lastSeen.get().hasEnded() || lacksOutput());
    }

    /** How the wait stands. */
    public AwaitOutcome outcome() {
        if (failure.isPresent()) {
            return new AwaitOutcome.CannotTell(id, lastSeen, failure.get());
        }
        if (lastSeen.isEmpty() && unknown.isPresent()) {
            return new AwaitOutcome.CannotTell(id, lastSeen, unknown.get());
        }
        return lastSeen.filter(Invocation::hasEnded)
                .<AwaitOutcome>map(AwaitOutcome.Ended::new)
                .orElseGet(() -> new AwaitOutcome.StillRunning(id, lastSeen));
    }

    /**
     * Asks about the job. What cannot be asked is part of the outcome.
     *
     * @throws InterruptedException if the thread is interrupted
     */
    public void poll(Invocations invocations, InstantSource clock, ProgressListener listener)
            throws InterruptedException {
        try {
            Invocation seen = ask(invocations, clock);
            lastSeen = Optional.of(seen);
            timeOuts = 0;
            emptyLooks += seen instanceof Completed done && done.isEmpty() ? 1 : 0;
            listener.onEvent(new ProgressEvent.Polled(seen, elapsed(clock.instant())));
        } catch (RateLimitException spent) {
            postpone(spent.next(), clock.instant(), listener);
            return;
        } catch (InvokectlException trouble) {
            if (!schedule.deadline().hasPassed(clock.instant()) && !passes(trouble, clock.instant())) {
                failure = Optional.of(trouble);
            }
        }
        due = clock.instant().plus(pauseAt(clock.instant()));
    }

    private void postpone(Instant next, Instant now, ProgressListener listener) {
        Instant usual = now.plus(pauseAt(now));
        due = next.isAfter(usual) ? next : usual;
        listener.onEvent(new ProgressEvent.Waiting(Duration.between(now, due), "the rate limit"));
    }

    private Invocation ask(Invocations invocations, InstantSource clock) throws InterruptedException {
        try {
            return invocations.get(id, schedule.deadline());
        } catch (RequestRejectedException refused) {
            return statusInstead(
                    invocations, refused, NOT_READY.contains(refused.error().status()));
        } catch (InvocationNotFoundException notFound) {
            unknown = Optional.of(notFound);
            return statusInstead(invocations, notFound, !isInGrace(clock.instant()));
        }
    }

    private Invocation statusInstead(Invocations invocations, ApiException answer, boolean worthwhile)
            throws InterruptedException {
        if (!worthwhile) {
            throw answer;
        }
        try {
            return invocations.status(id, schedule.deadline());
        } catch (RequestRejectedException | InvocationNotFoundException noBetter) {
            throw answer;
        }
    }

    private boolean passes(InvokectlException trouble, Instant now) {
        if (trouble instanceof RequestRejectedException refused
                && refused.error().status() == TIMED_OUT) {
            return ++timeOuts <= MOST_TIME_OUTS;
        }
        return trouble instanceof InvocationNotFoundException && isInGrace(now);
    }

    private boolean isInGrace(Instant now) {
        return elapsed(now).compareTo(GRACE_FOR_404) < 0;
    }

    private boolean lacksOutput() {
        return lastSeen.orElseThrow() instanceof Completed done && done.isEmpty() && emptyLooks <= MOST_EMPTY_LOOKS;
    }

    /**
     * Up to the time that such jobs usually take, and a quarter of what went by since then, or since the job was
     * submitted if that is not known; a tenth more or less, so that many jobs do not fall into step.
     */
    private Duration pauseAt(Instant now) {
        if (lastSeen.filter(Invocation::hasEnded).isPresent()) {
            return SHORTEST;
        }
        return schedule.interval().orElseGet(() -> {
            Duration over = elapsed(now).minus(schedule.usual().get().orElse(Duration.ZERO));
            Duration wanted = over.isNegative() ? over.negated() : over.dividedBy(4);
            Duration even = wanted.compareTo(SHORTEST) < 0 ? SHORTEST : shorter(LONGEST, wanted);
            return aTenthMoreOrLess(even);
        });
    }

    private Duration aTenthMoreOrLess(Duration time) {
        return time.multipliedBy(900 + random.nextInt(200)).dividedBy(1000);
    }

    /** The age of the job, whatever was done to the clock meanwhile. */
    private Duration elapsed(Instant now) {
        return now.isBefore(since) ? Duration.ZERO : Duration.between(since, now);
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
