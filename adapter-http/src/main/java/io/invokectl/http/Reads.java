package io.invokectl.http;

import static java.util.concurrent.TimeUnit.NANOSECONDS;

import dev.failsafe.Failsafe;
import dev.failsafe.FailsafeException;
import dev.failsafe.RetryPolicy;
import io.invokectl.application.port.Deadline;
import io.invokectl.application.port.ProgressEvent;
import io.invokectl.application.port.ProgressListener;
import io.invokectl.application.port.RateLimiter;
import io.invokectl.application.submit.RetryRules;
import io.invokectl.domain.failure.InvokectlException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/**
 * Repeats reads, and gives each try its time. Reading is free, so this is no decision but a habit. A try has a thread of
 * its own, so that an interrupt or the end of its time lets go of it at once, whatever it hangs on. That time is kept
 * here: Failsafe would keep it on a thread that nobody can end. Thread-safe.
 */
final class Reads implements AutoCloseable {
    private final RetryRules rules;
    private final Duration patience;
    private final RateLimiter budget;
    private final InstantSource clock;
    private final RandomGenerator random;
    private final ProgressListener notices;
    private final ExecutorService workers = Executors.newCachedThreadPool(Reads::daemon);

    /**
     * Takes the rules and the ports.
     *
     * @param patience how long one try may take
     */
    Reads(
            RetryRules rules,
            Duration patience,
            RateLimiter budget,
            InstantSource clock,
            RandomGenerator random,
            ProgressListener notices) {
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
         * @param leash holds what ends the try before its time
         */
        T make(Leash leash);
    }

    /**
     * Tries until one try succeeds, or fails for good, or there are no tries left.
     *
     * @param tooLate makes the failure of a try that took too long
     */
    <T> T read(Deadline deadline, Supplier<InvokectlException> tooLate, Try<T> attempt) throws InterruptedException {
        RetryPolicy<T> again = RetryPolicy.<T>builder()
                .handle(Passing.class)
                .withMaxRetries(rules.retries())
                .withDelayFn(context -> passing(context.getLastException()).untilNextTry())
                .onRetryScheduled(event -> notices.onEvent(new ProgressEvent.Waiting(
                        event.getDelay(),
                        passing(event.getLastException()).failure().getMessage())))
                .build();
        try {
            return Failsafe.with(again).get(context -> once(deadline, tooLate, attempt, context.getAttemptCount() + 1));
        } catch (Passing last) {
            throw last.failure();
        } catch (FailsafeException wrapped) {
            if (wrapped.getCause() instanceof InterruptedException interrupted) {
                // Failsafe interrupts the thread again; the exception says it once and for all.
                Thread.interrupted();
                throw interrupted;
            }
            throw wrapped;
        }
    }

    private <T> T once(Deadline deadline, Supplier<InvokectlException> tooLate, Try<T> attempt, int tries)
            throws InterruptedException {
        Instant now = clock.instant();
        if (deadline.hasPassed(now)) {
            throw tooLate.get();
        }
        budget.acquire(deadline.orAfter(now, RetryRules.LONGEST_WAIT));
        try {
            return inTime(deadline, tooLate, attempt);
        } catch (Passing trouble) {
            Duration wait = rules.waitAfter(tries, trouble.retryAfter(), random);
            if (wait.compareTo(RetryRules.LONGEST_WAIT) > 0 || deadline.isBefore(clock.instant(), wait)) {
                throw trouble.failureForWantOf(wait);
            }
            throw trouble.after(wait);
        }
    }

    private <T> T inTime(Deadline deadline, Supplier<InvokectlException> tooLate, Try<T> attempt)
            throws InterruptedException {
        Duration left = deadline.left(clock.instant(), patience);
        var leash = new Leash();
        CompletableFuture<T> answer = CompletableFuture.supplyAsync(() -> attempt.make(leash), workers);
        try {
            return answer.get(left.toNanos(), NANOSECONDS);
        } catch (TimeoutException late) {
            leash.callBack();
            throw new Passing(tooLate.get(), Optional.empty());
        } catch (InterruptedException interrupted) {
            leash.callBack();
            throw interrupted;
        } catch (ExecutionException failed) {
            throw unchecked(failed);
        }
    }

    private static RuntimeException unchecked(ExecutionException failed) {
        if (failed.getCause() instanceof Error error) {
            throw error;
        }
        return failed.getCause() instanceof RuntimeException failure ? failure : new IllegalStateException(failed);
    }

    private static Passing passing(Throwable thrown) {
        return (Passing) thrown;
    }

    private static Thread daemon(Runnable work) {
        var thread = new Thread(work, "invokectl-read");
        thread.setDaemon(true);
        return thread;
    }

    @Override
    public void close() {
        workers.shutdownNow();
    }
}
