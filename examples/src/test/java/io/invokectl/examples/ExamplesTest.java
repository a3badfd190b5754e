package io.invokectl.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.invokectl.application.InvocationFixture;
import io.invokectl.application.port.Deadline;
import io.invokectl.application.port.InMemoryInvocations;
import io.invokectl.application.port.InMemoryLedger;
import io.invokectl.application.port.JobFilter;
import io.invokectl.client.InvokeClient;
import io.invokectl.client.InvokeClientBuilder;
import io.invokectl.domain.attempt.NoResponse;
import io.invokectl.domain.attempt.Phase;
import io.invokectl.domain.batch.RowId;
import io.invokectl.domain.invocation.RequestId;
import io.invokectl.examples.OrdersBatch.Order;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The examples that are not a port do what they say. */
@DisplayNameGeneration(ReplaceUnderscores.class)
final class ExamplesTest {
    @TempDir
    private Path folder;

    @Test
    void a_job_is_submitted_once_and_collected_by_another_client() throws Exception {
        RequestId id;
        try (var client = sandbox().ledger(folder.resolve("ledger.db")).build()) {
            var later = new CollectLater(client);
            id = later.submit(InvocationFixture.cityAtSunset(), "poster-7");

            assertThat(later.submit(InvocationFixture.cityAtSunset(), "poster-7"))
                    .isEqualTo(id);
        }
        try (var client = sandbox().ledger(folder.resolve("ledger.db")).build()) {
            assertThat(new CollectLater(client).collect(id, Deadline.NONE)).hasSize(1);
        }
    }

    @Test
    void several_jobs_run_beside_the_caller() {
        try (var client = sandbox().build()) {
            assertThat(Meanwhile.files(
                            client, List.of(InvocationFixture.cityAtSunset(), InvocationFixture.cityAtSunset())))
                    .hasSize(2);
        }
    }

    @Test
    void a_purchase_says_what_it_means_for_the_bill() throws Exception {
        var api = new InMemoryInvocations()
                .submitting(
                        InvocationFixture.accepted(InvocationFixture.REQUEST_ID),
                        new NoResponse("no answer", InvocationFixture.evidence(Phase.WAITING)),
                        InvocationFixture.answered(400));
        try (var client = InvokeClient.builder().invocations(api).build()) {
            assertThat(Purchase.of(client, InvocationFixture.cityAtSunset())).isEqualTo("bought: req_1");
            assertThat(Purchase.of(client, InvocationFixture.cityAtSunset()))
                    .startsWith("perhaps bought, so look before you buy again: no answer");
            assertThat(Purchase.of(client, InvocationFixture.cityAtSunset())).startsWith("not bought: ");
        }
    }

    @Test
    void a_batch_from_a_stream_buys_what_is_new() throws Exception {
        var lighthouse = new Order("4711", "a lighthouse");
        var harbour = new Order("4712", "a harbour");
        Path pictures = folder.resolve("pictures");
        try (var client =
                sandbox().results(pictures).ledger(folder.resolve("ledger.db")).build()) {
            assertThat(OrdersBatch.run(client, List.of(lighthouse), pictures)
                            .counts()
                            .done())
                    .isEqualTo(1);
            byte[] first = Files.readAllBytes(pictures.resolve("4711-1.png"));

            var outcome = OrdersBatch.run(client, List.of(lighthouse, harbour), pictures);

            assertThat(outcome.counts().done()).isEqualTo(2);
            assertThat(outcome.failures()).isEqualTo(Map.<RowId, Object>of());
            assertThat(pictures.resolve("4711-1.png")).hasBinaryContent(first);
            assertThat(pictures.resolve("4712-1.png")).exists();
        }
    }

    @Test
    void ports_of_ones_own_take_a_line_each() throws Exception {
        var journal = new ArrayList<String>();
        var ledger = new InMemoryLedger();
        try (var client = OwnPorts.client("sandbox:", journal::add, ledger)) {
            Purchase.of(client, InvocationFixture.cityAtSunset());
        }

        assertThat(journal).containsExactly("submit fal-ai/flux/schnell: AcceptedResponse");
        assertThat(ledger.list(JobFilter.ALL)).hasSize(1);
    }

    private InvokeClientBuilder sandbox() {
        return InvokeClient.builder()
                .address("sandbox:?delay=0")
                .state(folder.resolve("state"))
                .results(folder.resolve("out"));
    }
}
