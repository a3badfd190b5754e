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
import io.invokectl.application.run.RunOutcome;
import io.invokectl.application.run.RunRequest;
import io.invokectl.domain.attempt.Attempt;
import io.invokectl.domain.submission.Submission;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@DisplayNameGeneration(ReplaceUnderscores.class)
@Timeout(5)
final class AsyncRunnerTest {
    private final CountDownLatch never = new CountDownLatch(1);
    private final CountDownLatch begun = new CountDownLatch(1);
    private final ManualClock clock = new ManualClock();
    private final InMemoryLedger ledger = new InMemoryLedger();
    private final InMemoryInvocations api = new InMemoryInvocations();

    @Test
    void what_was_started_goes_on_beside_and_tells_what_came_of_it() {
        api.endJobs();
        try (var client = client(api)) {
            CompletableFuture<RunOutcome> future =
                    client.start(() -> client.run().run(new RunRequest(InvocationFixture.cityAtSunset())));

            assertThat(future.join().awaited().id()).isEqualTo(InvocationFixture.REQUEST_ID);
        }
    }

    @Test
    void it_fails_as_the_work_fails() {
        api.submitting(InvocationFixture.answered(400));
        try (var client = client(api)) {
            CompletableFuture<RunOutcome> future =
                    client.start(() -> client.run().run(new RunRequest(InvocationFixture.cityAtSunset())));

            assertThatThrownBy(future::join)
                    .isInstanceOf(CompletionException.class)
                    .hasMessageContaining("400");
        }
    }

    @Test
    void cancelling_it_interrupts_a_wait() throws Exception {
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
    void a_paid_request_under_way_is_answered_and_noted_before_the_client_is_closed() throws Exception {
        var client = client(new Slow(api));
        CompletableFuture<RunOutcome> future =
                client.start(() -> client.run().run(new RunRequest(InvocationFixture.cityAtSunset())));
        begun.await();
        client.close();

        assertThatThrownBy(future::join).isInstanceOf(CancellationException.class);
        assertThat(ledger.list(JobFilter.ALL))
                .singleElement()
                .satisfies(job -> assertThat(job.requestId()).contains(InvocationFixture.REQUEST_ID));
    }

    @Test
    void closing_waits_until_all_that_was_started_has_ended() throws Exception {
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
    void what_was_started_may_close_the_client_itself() {
        var client = client(api);

        client.start(() -> "done").thenRun(client::close).join();

        assertThatThrownBy(() -> client.start(() -> "more"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the client is closed");
    }

    private InvokeClient client(Invocations invocations) {
        return InvokeClient.builder()
                .clock(clock)
                .sleeper(clock)
                .invocations(invocations)
                .media(new InMemoryMedia().with(InvocationFixture.PICTURE, new byte[] {1, 2, 3}))
                .results(new InMemoryResults())
                .ledger(ledger)
                .build();
    }

    /** Takes its time to take a job: until it is interrupted, which does not break it off. */
    private final class Slow extends ForwardingInvocations {
        Slow(Invocations next) {
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
