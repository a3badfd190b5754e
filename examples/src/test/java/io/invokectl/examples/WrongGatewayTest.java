package io.invokectl.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import io.invokectl.application.port.Deadline;
import io.invokectl.application.port.ForwardingInvocations;
import io.invokectl.application.port.Invocations;
import io.invokectl.domain.attempt.Attempt;
import io.invokectl.domain.invocation.Invocation;
import io.invokectl.domain.invocation.RequestId;
import io.invokectl.domain.submission.Submission;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.platform.testkit.engine.EngineTestKit;

/** The contract rejects faulty gateways. */
@DisplayNameGeneration(ReplaceUnderscores.class)
final class WrongGatewayTest {

    @Test
    void a_gateway_that_submits_twice_is_caught() {
        assertThat(brokenBy(SubmitsTwice.class)).contains("one submission is one job");
    }

    @Test
    void a_gateway_that_reads_another_job_is_caught() {
        assertThat(brokenBy(ReadsAnother.class)).contains("a submitted job can be read");
    }

    @Test
    void a_correct_gateway_passes() {
        assertThat(brokenBy(AuditedInvocationsTest.class)).isEmpty();
    }

    private static List<String> brokenBy(Class<?> contract) {
        return EngineTestKit.engine("junit-jupiter")
                .selectors(selectClass(contract))
                .execute()
                .testEvents()
                .failed()
                .stream()
                .map(event -> event.getTestDescriptor().getDisplayName())
                .toList();
    }

    static final class SubmitsTwice extends AuditedInvocationsTest {
        @Override
        Invocations decorated(Invocations http, List<String> log) {
            return new ForwardingInvocations(super.decorated(http, log)) {
                @Override
                public Attempt submit(Submission submission) {
                    super.submit(submission);
                    return super.submit(submission);
                }
            };
        }
    }

    static final class ReadsAnother extends AuditedInvocationsTest {
        @Override
        Invocations decorated(Invocations http, List<String> log) {
            return new ForwardingInvocations(super.decorated(http, log)) {
                @Override
                public Invocation get(RequestId id, Deadline deadline) throws InterruptedException {
                    return super.get(new RequestId("sbx_0000000000000000"), deadline);
                }
            };
        }
    }
}
