package io.invokectl.http.transport;

import static java.util.concurrent.TimeUnit.NANOSECONDS;

import dev.failsafe.ExecutionContext;
import dev.failsafe.Failsafe;
import dev.failsafe.FailsafeException;
import dev.failsafe.FailsafeExecutor;
import dev.failsafe.RetryPolicy;
import dev.failsafe.RetryPolicyBuilder;
import io.invokectl.application.port.Deadline;
import io.invokectl.application.port.ProgressEvent;
import io.invokectl.application.port.ProgressListener;
import io.invokectl.application.port.RateLimiter;
import io.invokectl.application.submit.RetryRules;
import io.invokectl.domain.failure.InvokectlException;
import io.invokectl.http.transport.ReadResult.Retryable;
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
 * Retries reads that failed in a way that may be temporary. Each attempt runs on a thread of its own, so that an
 * interrupt or a timeout ends the wait at once even if the attempt is blocked, for example in the system's name
 * resolver. Thread-safe.
 *
 * <p>Attempts are timed here because a Failsafe {@code Timeout} runs on a thread that never ends.
 */
public final class RetryingReader implements AutoCloseable {
    private final RetryRules rules;
    private final Duration attemptTimeout;
    private final RateLimiter rateLimiter;
    private final InstantSource clock;
    private final RandomGenerator random;
    private final FailsafeExecutor<Outcome<?>> failsafe;
    private final ExecutorService workers = Executors.newCachedThreadPool(RetryingReader::daemon);

    /**
     * Creates a reader.
     *
     * @param attemptTimeout maximum duration of one attempt
     * @param rateLimiter admits each attempt
     * @param random source of the jitter
     * @param listener notified of each wait before a retry
     */
    public RetryingReader(
            RetryRules rules,
            Duration attemptTimeout,
            RateLimiter rateLimiter,
            InstantSource clock,
            RandomGenerator random,
            ProgressListener listener) {
        this.rules = rules;
        this.attemptTimeout = attemptTimeout;
        this.rateLimiter = rateLimiter;
        this.clock = clock;
        this.random = random;
        RetryPolicyBuilder<Outcome<?>> policy = RetryPolicy.builder();
        this.failsafe = Failsafe.with(policy.handleResultIf(Outcome::isRetryable)
                .handleIf(exception -> false)
                .withMaxRetries(rules.retries())
                .withDelayFn(this::delay)
                .onRetryScheduled(event -> listener.onEvent(new ProgressEvent.Waiting(
                        event.getDelay(),
                        event.getLastResult().failure().failure().getMessage())))
                .build());
    }

    /**
     * One attempt of a read. Any exception it throws is final.
     *
     * @param <T> the type of the value read
     */
    public interface ReadAttempt<T> {
        /**
         * Reads once.
         *
         * @param handle cancels the attempt
         */
        ReadResult<T> read(CallHandle handle);
    }

    /**
     * Reads until an attempt succeeds, fails for good, or was the last one allowed.
     *
     * @param timedOut creates the failure of an attempt that took too long
     * @throws InvokectlException the failure of the last attempt
     * @throws InterruptedException if the thread is interrupted; the attempt in progress is cancelled
     */
    public <T> T read(Deadline deadline, Supplier<InvokectlException> timedOut, ReadAttempt<T> attempt)
            throws InterruptedException {
        try {
            Outcome<T> last = failsafe.get(() -> new Outcome<>(once(deadline, timedOut, attempt), deadline));
            return last.result().value();
        } catch (FailsafeException wrapped) {
            if (wrapped.getCause() instanceof InterruptedException interrupted) {
                // Failsafe has set the interrupt flag too; the exception already reports the interrupt.
                Thread.interrupted();
                throw interrupted;
            }
            throw wrapped;
        }
    }

    /**
     * The wait before the next attempt. Failsafe propagates an exception of its delay function: a wait that is too long
     * ends the read instead.
     */
    private Duration delay(ExecutionContext<Outcome<?>> context) {
        Outcome<?> outcome = context.getLastResult();
        Retryable<?> failure = outcome.failure();
        Duration wait = rules.waitAfter(context.getAttemptCount(), failure.retryAfter(), random);
        if (wait.compareTo(RetryRules.LONGEST_WAIT) > 0 || outcome.deadline().isBefore(clock.instant(), wait)) {
            throw failure.withoutWaiting(wait);
        }
        return wait;
    }

    private <T> ReadResult<T> once(Deadline deadline, Supplier<InvokectlException> timedOut, ReadAttempt<T> attempt)
            throws InterruptedException {
        Instant now = clock.instant();
        if (deadline.hasPassed(now)) {
            throw timedOut.get();
        }
        rateLimiter.acquire(deadline.orAfter(now, RetryRules.LONGEST_WAIT));
        Duration left = deadline.left(clock.instant(), attemptTimeout);
        var handle = new CallHandle();
        CompletableFuture<ReadResult<T>> result = CompletableFuture.supplyAsync(() -> attempt.read(handle), workers);
        try {
            return result.get(left.toNanos(), NANOSECONDS);
        } catch (TimeoutException late) {
            handle.cancel();
            return new Retryable<>(timedOut.get(), Optional.empty());
        } catch (InterruptedException interrupted) {
            handle.cancel();
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

    private static Thread daemon(Runnable work) {
        var thread = new Thread(work, "invokectl-read");
        thread.setDaemon(true);
        return thread;
    }

    @Override
    public void close() {
        workers.shutdownNow();
    }

    /** The result of an attempt, with the deadline that limits the wait for the next one. */
    private record Outcome<T>(ReadResult<T> result, Deadline deadline) {

        boolean isRetryable() {
            return result instanceof Retryable;
        }

        Retryable<T> failure() {
            return (Retryable<T>) result;
        }
    }
}
