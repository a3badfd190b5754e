package io.invokectl.http.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.invokectl.application.port.Deadline;
import io.invokectl.application.port.ManualClock;
import io.invokectl.application.port.ManualRateLimiter;
import io.invokectl.application.port.ProgressEvent;
import io.invokectl.application.submit.RetryRules;
import io.invokectl.domain.attempt.NetworkFault;
import io.invokectl.domain.failure.InvokectlException;
import io.invokectl.domain.failure.UnreachableException;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@DisplayNameGeneration(ReplaceUnderscores.class)
final class RetryingReaderTest {
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final RetryRules NO_RETRIES = new RetryRules(0, Duration.ZERO, Duration.ZERO);

    private final ManualRateLimiter rateLimiter = new ManualRateLimiter(new ManualClock());
    private final List<ProgressEvent> events = new ArrayList<>();
    private final CountDownLatch end = new CountDownLatch(1);
    private final CountDownLatch cancelled = new CountDownLatch(1);

    @AfterEach
    void endBlockedAttempts() {
        end.countDown();
    }

    @Test
    void waits_grow_exponentially_between_half_and_all_of_the_ceiling() throws Exception {
        var rules = new RetryRules(3, Duration.ofMillis(2), Duration.ofMillis(8));
        try (var reader = reader(rules, MINUTE)) {
            assertThatThrownBy(() -> reader.read(Deadline.NONE, RetryingReaderTest::timedOut, handle -> failure()))
                    .hasMessage("down");
        }

        var random = new Random(1);
        assertThat(events)
                .containsExactly(
                        waiting(rules.waitAfter(1, Optional.empty(), random)),
                        waiting(rules.waitAfter(2, Optional.empty(), random)),
                        waiting(rules.waitAfter(3, Optional.empty(), random)));
        assertThat(rateLimiter.taken()).isEqualTo(4);
    }

    @Test
    void a_retry_after_replaces_the_wait() throws Exception {
        var rules = new RetryRules(1, MINUTE, MINUTE);
        try (var reader = reader(rules, MINUTE)) {
            assertThatThrownBy(() -> reader.read(
                            Deadline.NONE,
                            RetryingReaderTest::timedOut,
                            handle -> new ReadResult.Retryable<>(down(), Optional.of(Duration.ofMillis(3)))))
                    .hasMessage("down");
        }

        assertThat(events).containsExactly(waiting(Duration.ofMillis(3)));
    }

    @Test
    void a_wait_of_more_than_two_minutes_ends_the_read() {
        var rules = new RetryRules(1, Duration.ofSeconds(121), Duration.ofSeconds(121));
        try (var reader = reader(rules, MINUTE)) {
            assertThatThrownBy(() -> reader.read(Deadline.NONE, RetryingReaderTest::timedOut, handle -> failure()))
                    .hasMessage("down");
        }

        assertThat(events).isEmpty();
    }

    @Test
    @Timeout(60)
    void a_blocked_attempt_ends_at_its_timeout() throws Exception {
        try (var reader = reader(NO_RETRIES, Duration.ofMillis(50))) {
            assertThatThrownBy(() ->
                            reader.read(Deadline.NONE, RetryingReaderTest::timedOut, handle -> block(handle, () -> {})))
                    .isInstanceOf(UnreachableException.class)
                    .hasMessage("timed out");
            cancelled.await();
        }
    }

    @Test
    @Timeout(60)
    void an_interrupt_ends_a_blocked_attempt() throws Exception {
        Runnable interrupt = Thread.currentThread()::interrupt;
        try (var reader = reader(NO_RETRIES, MINUTE)) {
            assertThatThrownBy(() -> reader.read(
                            Deadline.NONE, RetryingReaderTest::timedOut, handle -> block(handle, interrupt)))
                    .isInstanceOf(InterruptedException.class);
            cancelled.await();
        }
    }

    @Test
    void an_exception_is_thrown_as_it_is_and_not_retried() {
        try (var reader = reader(new RetryRules(5, Duration.ZERO, Duration.ZERO), MINUTE)) {
            var broken = new IllegalStateException("broken");

            assertThatThrownBy(() -> reader.read(Deadline.NONE, RetryingReaderTest::timedOut, handle -> {
                        throw broken;
                    }))
                    .isSameAs(broken);
            assertThat(rateLimiter.taken()).isEqualTo(1);
        }
    }

    @Test
    void a_cancelled_attempt_has_no_further_effect() {
        var handle = new CallHandle();
        handle.cancel();

        handle.onCancel(cancelled::countDown);

        assertThat(cancelled.getCount()).isZero();
        assertThatThrownBy(() -> handle.run(end::countDown)).isInstanceOf(IOException.class);
        assertThat(end.getCount()).isEqualTo(1);
    }

    private RetryingReader reader(RetryRules rules, Duration attemptTimeout) {
        return new RetryingReader(
                rules, attemptTimeout, rateLimiter, InstantSource.system(), new Random(1), events::add);
    }

    private ReadResult<String> block(CallHandle handle, Runnable meanwhile) {
        handle.onCancel(cancelled::countDown);
        meanwhile.run();
        try {
            end.await();
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
        return new ReadResult.Received<>("too late");
    }

    private static ProgressEvent waiting(Duration wait) {
        return new ProgressEvent.Waiting(wait, "down");
    }

    private static ReadResult<String> failure() {
        return new ReadResult.Retryable<>(down(), Optional.empty());
    }

    private static UnreachableException down() {
        return new UnreachableException("down", NetworkFault.TRANSIENT);
    }

    private static InvokectlException timedOut() {
        return new UnreachableException("timed out", NetworkFault.TRANSIENT);
    }
}
