package io.invokectl.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.invokectl.application.InvocationFixture;
import io.invokectl.application.port.ForwardingInvocations;
import io.invokectl.application.port.InMemoryInvocations;
import io.invokectl.application.port.InMemoryLedger;
import io.invokectl.application.port.InMemoryMedia;
import io.invokectl.application.port.InMemoryResults;
import io.invokectl.application.port.Invocations;
import io.invokectl.application.port.JobFilter;
import io.invokectl.application.port.ManualClock;
import io.invokectl.domain.attempt.Attempt;
import io.invokectl.domain.submission.Submission;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
@org.junit.jupiter.api.Timeout(30)
final class AsyncRunnerTest {
    private final CountDownLatch never = new CountDownLatch(1);
    private final CountDownLatch begun = new CountDownLatch(1);
    private final ManualClock clock = new ManualClock();
    private final InMemoryLedger ledger = new InMemoryLedger();
    private final InMemoryInvocations api = new InMemoryInvocations();

    @Test
    void a_task_runs_in_the_background_and_returns_its_result() {
        api.endJobs();
        try (var client = client(api)) {
            CompletableFuture<SavedJob> future =
                    client.start(() -> client.run(InvocationFixture.cityAtSunset(), run -> {}));

            assertThat(future.join().requestId()).isEqualTo(InvocationFixture.REQUEST_ID.value());
        }
    }

    @Test
    void a_failure_of_the_task_fails_the_future() {
        api.submitting(InvocationFixture.answered(400));
        try (var client = client(api)) {
            CompletableFuture<SavedJob> future =
                    client.start(() -> client.run(InvocationFixture.cityAtSunset(), run -> {}));

            assertThatThrownBy(future::join)
                    .isInstanceOf(CompletionException.class)
                    .hasMessageContaining("400");
        }
    }

    @Test
    void cancelling_the_future_interrupts_the_task() throws Exception {
        var interrupted = new CountDownLatch(1);
        try (var client = client(api)) {
            CompletableFuture<Object> future = client.start(() -> {
                begun.countDown();
                try {
                    never.await();
                } finally {
                    interrupted.countDown();
                }
                return "";
            });
            begun.await();
            future.cancel(true);

            interrupted.await();
            assertThatThrownBy(future::join).isInstanceOf(CancellationException.class);
        }
    }

    @Test
    void closing_the_client_completes_and_records_a_submission_in_flight() throws Exception {
        var client = client(new SlowInvocations(api));
        CompletableFuture<SavedJob> future =
                client.start(() -> client.run(InvocationFixture.cityAtSunset(), run -> {}));
        begun.await();
        client.close();

        assertThat(future.join().outcome().isInterrupted()).isTrue();
        assertThat(ledger.list(JobFilter.ALL))
                .singleElement()
                .satisfies(job -> assertThat(job.requestId()).contains(InvocationFixture.REQUEST_ID));
    }

    @Test
    void closing_the_client_waits_for_all_tasks() throws Exception {
        var worker = new CompletableFuture<Thread>();
        var client = client(api);
        client.start(() -> {
            worker.complete(Thread.currentThread());
            never.await();
            return "";
        });
        Thread thread = worker.join();
        client.close();
        client.close();

        assertThat(thread.isAlive()).isFalse();
    }

    @Test
    void a_task_may_close_the_client() {
        var client = client(api);

        client.start(() -> "done").thenRun(client::close).join();

        assertThatThrownBy(() -> client.start(() -> "more"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the client is closed");
    }

    private InvokeClient client(Invocations invocations) {
        return InvokeClient.builder()
                .ports(ports -> ports.clock(clock)
                        .sleeper(clock)
                        .invocations(invocations)
                        .media(new InMemoryMedia().with(InvocationFixture.PICTURE, new byte[] {1, 2, 3}))
                        .results(new InMemoryResults())
                        .ledger(ledger))
                .build();
    }

    /** Accepts a submission only after an interrupt. */
    private final class SlowInvocations extends ForwardingInvocations {
        SlowInvocations(Invocations next) {
            super(next);
        }

        @Override
        public Attempt submit(Submission submission) {
            begun.countDown();
            try {
                never.await();
            } catch (InterruptedException later) {
                Thread.currentThread().interrupt();
            }
            return super.submit(submission);
        }
    }
}
