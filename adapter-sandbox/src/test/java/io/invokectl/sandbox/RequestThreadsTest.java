package io.invokectl.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
final class RequestThreadsTest {
    private final CountDownLatch limited = new CountDownLatch(1);
    private final CountDownLatch unlimited = new CountDownLatch(1);
    private final CountDownLatch limitPassed = new CountDownLatch(1);
    private final CompletableFuture<Boolean> interrupted = new CompletableFuture<>();
    private final RequestThreads threads = new RequestThreads(limit -> {
        limited.countDown();
        try {
            limitPassed.await();
        } catch (InterruptedException ended) {
            unlimited.countDown();
            throw ended;
        }
    });

    @Test
    void a_thread_whose_request_has_arrived_is_not_interrupted() throws Exception {
        try (threads) {
            threads.execute(() -> {
                boolean early = isInterruptedBefore(limited);
                threads.requestArrived();
                limitPassed.countDown();
                interrupted.complete(early || isInterruptedBefore(unlimited));
            });

            assertThat(interrupted.get(60, TimeUnit.SECONDS)).isFalse();
        }
    }

    @Test
    void a_thread_whose_request_arrives_too_late_is_interrupted() throws Exception {
        try (threads) {
            threads.execute(() -> interrupted.complete(isInterruptedBefore(unlimited)));
            limitPassed.countDown();

            assertThat(interrupted.get(60, TimeUnit.SECONDS)).isTrue();
        }
    }

    private static boolean isInterruptedBefore(CountDownLatch event) {
        try {
            event.await();
            return false;
        } catch (InterruptedException late) {
            return true;
        }
    }
}
