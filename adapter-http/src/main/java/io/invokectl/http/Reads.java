package io.invokectl.http;

import dev.failsafe.Failsafe;
import dev.failsafe.FailsafeException;
import dev.failsafe.RetryPolicy;
import dev.failsafe.Timeout;
import dev.failsafe.TimeoutExceededException;
import io.invokectl.application.pacing.RetryRules;
import io.invokectl.application.port.Deadline;
import io.invokectl.application.port.Notice;
import io.invokectl.application.port.Notices;
import io.invokectl.application.port.RateBudget;
import io.invokectl.domain.failure.Unreachable;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/** Repeats reads, and gives each try its time. Reading is free, so this is no decision but a habit. Thread-safe. */
final class Reads implements AutoCloseable {
    private final RetryRules rules;
    private final Duration patience;
    private final RateBudget budget;
    private final InstantSource clock;
    private final RandomGenerator random;
    private final Notices notices;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(Reads::daemon);

    Reads(
            RetryRules rules,
            Duration patience,
            RateBudget budget,
            InstantSource clock,
            RandomGenerator random,
            Notices notices) {
        this.rules = rules;
        this.patience = patience;
        this.budget = budget;
        this.clock = clock;
        this.random = random;
        this.notices = notices;
    }

    /** One try. It throws {@link Passing} where another may fare better. */
    interface Try<T> {
        /**
         * Makes the try.
         *
         * @param onTimeOut takes what ends the try when its time is up
         */
        T make(Consumer<Runnable> onTimeOut);
    }

    /** Tries until one try succeeds, or fails for good, or there are no tries left. */
    <T> T read(String what, Deadline deadline, Try<T> attempt) throws InterruptedException {
        RetryPolicy<T> again = RetryPolicy.<T>builder()
                .handle(Passing.class)
                .withMaxRetries(rules.retries())
                .withDelayFn(context -> passing(context.getLastException()).untilNextTry())
                .onRetryScheduled(event -> notices.tell(new Notice.Waiting(
                        event.getDelay(),
                        passing(event.getLastException()).failure().getMessage())))
                .build();
        try {
            return Failsafe.with(again).get(context -> once(what, deadline, attempt, context.getAttemptCount() + 1));
        } catch (Passing last) {
            throw last.failure();
        } catch (FailsafeException wrapped) {
            if (wrapped.getCause() instanceof InterruptedException interrupted) {
                throw interrupted;
            }
            throw wrapped;
        }
    }

    private <T> T once(String what, Deadline deadline, Try<T> attempt, int tries) throws InterruptedException {
        Instant now = clock.instant();
        budget.take(tries == 1 ? deadline : deadline.orAfter(now, RetryRules.LONGEST_WAIT));
        try {
            return inTime(what, deadline, attempt);
        } catch (Passing trouble) {
            Duration wait = rules.waitAfter(tries, trouble.retryAfter(), random);
            if (wait.compareTo(RetryRules.LONGEST_WAIT) > 0 || deadline.isBefore(clock.instant(), wait)) {
                throw trouble.failureForWantOf(wait);
            }
            throw trouble.after(wait);
        }
    }

    private <T> T inTime(String what, Deadline deadline, Try<T> attempt) {
        Duration left = deadline.left(clock.instant(), patience);
        Timeout<T> limit = Timeout.of(left.isZero() ? Duration.ofMillis(1) : left);
        try {
            return Failsafe.with(limit).with(timer).get(context -> attempt.make(end -> context.onCancel(end::run)));
        } catch (TimeoutExceededException late) {
            throw new Passing(new Unreachable(what + ": no answer in time"), Optional.empty());
        }
    }

    private static Passing passing(Throwable thrown) {
        return (Passing) thrown;
    }

    private static Thread daemon(Runnable work) {
        var thread = new Thread(work, "invokectl-timer");
        thread.setDaemon(true);
        return thread;
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
