package io.invokectl.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.invokectl.application.InvocationFixture;
import io.invokectl.application.port.InMemoryInvocations;
import io.invokectl.application.port.InMemoryLedger;
import io.invokectl.application.port.JobFilter;
import io.invokectl.client.InvokeClient;
import io.invokectl.client.InvokeClientBuilder;
import io.invokectl.domain.attempt.Attempt.PossiblyAccepted;
import io.invokectl.domain.attempt.Phase;
import io.invokectl.domain.batch.RowId;
import io.invokectl.domain.invocation.RequestId;
import io.invokectl.examples.OrderBatch.Order;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The examples do what their documentation says. */
@DisplayNameGeneration(ReplaceUnderscores.class)
final class ExamplesTest {
    @TempDir
    private Path folder;

    @Test
    void a_job_is_submitted_once_per_key_and_collected_by_another_client() throws Exception {
        RequestId id;
        try (var client = sandbox().ledger(folder.resolve("ledger.db")).build()) {
            var program = new SubmitAndCollect(client);
            id = program.submit(InvocationFixture.cityAtSunset(), "poster-7");

            assertThat(program.submit(InvocationFixture.cityAtSunset(), "poster-7"))
                    .isEqualTo(id);
        }
        try (var client = sandbox().ledger(folder.resolve("ledger.db")).build()) {
            assertThat(new SubmitAndCollect(client).collect(id, Duration.ofMinutes(5)))
                    .hasSize(1);
        }
    }

    @Test
    void jobs_run_concurrently() {
        try (var client = sandbox().build()) {
            assertThat(ConcurrentJobs.files(
                            client, List.of(InvocationFixture.cityAtSunset(), InvocationFixture.cityAtSunset())))
                    .hasSize(2);
        }
    }

    @Test
    void the_exception_tells_whether_a_submission_may_be_billed() throws Exception {
        var api = new InMemoryInvocations()
                .submitting(
                        InvocationFixture.accepted(InvocationFixture.REQUEST_ID),
                        new PossiblyAccepted("no answer", InvocationFixture.evidence(Phase.WAITING)),
                        InvocationFixture.answered(400));
        try (var client =
                InvokeClient.builder().ports(ports -> ports.invocations(api)).build()) {
            assertThat(ErrorHandling.submit(client, InvocationFixture.cityAtSunset()))
                    .isEqualTo("submitted: req_1");
            assertThat(ErrorHandling.submit(client, InvocationFixture.cityAtSunset()))
                    .startsWith("may have been submitted, check before retrying: no answer");
            assertThat(ErrorHandling.submit(client, InvocationFixture.cityAtSunset()))
                    .startsWith("not submitted: ");
        }
    }

    @Test
    void submissions_in_doubt_are_resolved_with_the_usage_of_the_account() throws Exception {
        var noResponse = new PossiblyAccepted("no answer", InvocationFixture.evidence(Phase.WAITING));
        var api = new InMemoryInvocations().submitting(noResponse, noResponse);
        var ledger = new InMemoryLedger();
        try (var client = InvokeClient.builder()
                .ports(ports -> ports.invocations(api).ledger(ledger))
                .build()) {
            ErrorHandling.submit(client, InvocationFixture.cityAtSunset());
            api.answering(InvocationFixture.queued(InvocationFixture.REQUEST_ID));

            DoubtReview.resolve(client, job -> InvocationFixture.REQUEST_ID.value());

            assertThat(client.jobs().inDoubt()).isEmpty();
            assertThat(client.jobs().get("req_1").state().status()).isEqualTo("QUEUED");
            ErrorHandling.submit(client, InvocationFixture.cityAtSunset());

            DoubtReview.resolve(client, job -> null);

            assertThat(client.jobs().inDoubt()).isEmpty();
        }
    }

    @Test
    void a_batch_submits_the_orders_that_are_new() throws Exception {
        var lighthouse = new Order("4711", "a lighthouse");
        var harbour = new Order("4712", "a harbour");
        Path images = folder.resolve("images");
        try (var client =
                sandbox().results(images).ledger(folder.resolve("ledger.db")).build()) {
            assertThat(OrderBatch.run(client, List.of(lighthouse)).counts().done())
                    .isEqualTo(1);
            byte[] first = Files.readAllBytes(images.resolve("4711-1.png"));

            var outcome = OrderBatch.run(client, List.of(lighthouse, harbour));

            assertThat(outcome.counts().done()).isEqualTo(2);
            assertThat(outcome.failures()).isEqualTo(Map.<RowId, Object>of());
            assertThat(images.resolve("4711-1.png")).hasBinaryContent(first);
            assertThat(images.resolve("4712-1.png")).exists();
        }
    }

    @Test
    void ports_can_be_decorated() throws Exception {
        var log = new ArrayList<String>();
        var ledger = new InMemoryLedger();
        try (var client = CustomPorts.client("sandbox:", log::add, ledger)) {
            ErrorHandling.submit(client, InvocationFixture.cityAtSunset());
        }

        assertThat(log).containsExactly("submit fal-ai/flux/schnell: AcceptedResponse");
        assertThat(ledger.list(JobFilter.ALL)).hasSize(1);
    }

    private InvokeClientBuilder sandbox() {
        return InvokeClient.builder()
                .address("sandbox:?delay=0")
                .state(folder.resolve("state"))
                .results(folder.resolve("out"));
    }
}
