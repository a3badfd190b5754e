package io.invokectl.application.work;

import static org.assertj.core.api.Assertions.assertThat;

import io.invokectl.application.port.ManualClock;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
final class ThreadPoolWorkersTest {
    private static final Duration LONG = Duration.ofMinutes(5);

    private final ManualClock clock = new ManualClock();

    @Test
    void runs_work_concurrently() throws Exception {
        var bothAreHere = new CountDownLatch(2);
        try (var workers = new ThreadPoolWorkers(2, clock)) {
            for (int i = 0; i < 2; i++) {
                workers.begin(() -> {
                    bothAreHere.countDown();
                    awaitQuietly(bothAreHere);
                });
            }
            workers.await(LONG);
        }
        assertThat(bothAreHere.getCount()).isZero();
    }

    @Test
    void ending_work_wakes_the_waiting_thread_even_if_it_ended_before() throws Exception {
        var ended = new CountDownLatch(1);
        try (var workers = new ThreadPoolWorkers(1, clock)) {
            workers.begin(ended::countDown);
            ended.await();
            workers.await(LONG);
        }
    }

    @Test
    void sleeps_while_no_thread_is_busy() throws Exception {
        try (var workers = new ThreadPoolWorkers(1, clock)) {
            workers.await(Duration.ofSeconds(7));
            workers.await(Duration.ofSeconds(-1));
        }

        assertThat(clock.pauses()).containsExactly(Duration.ofSeconds(7));
    }

    @Test
    void closing_interrupts_running_work_and_waits_for_it() throws Exception {
        var begun = new CountDownLatch(1);
        var ended = new AtomicBoolean();
        var workers = new ThreadPoolWorkers(1, clock);
        workers.begin(() -> {
            begun.countDown();
            awaitQuietly(new CountDownLatch(1));
            ended.set(Thread.currentThread().isInterrupted());
        });
        begun.await();

        workers.close();

        assertThat(ended).isTrue();
    }

    @Test
    void an_interrupt_does_not_shorten_closing() {
        var workers = new ThreadPoolWorkers(1, clock);
        Thread.currentThread().interrupt();

        workers.close();

        assertThat(Thread.interrupted()).isTrue();
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
