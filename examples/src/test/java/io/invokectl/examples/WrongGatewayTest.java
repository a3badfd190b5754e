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

/** The contract catches a gateway that does not keep it. */
@DisplayNameGeneration(ReplaceUnderscores.class)
final class WrongGatewayTest {

    @Test
    void one_that_sends_a_paid_request_twice_is_caught() {
        assertThat(brokenBy(SendsTwice.class)).contains("one submission is one job");
    }

    @Test
    void one_that_asks_about_another_job_is_caught() {
        assertThat(brokenBy(AsksAboutAnother.class)).contains("a submitted job can be asked about");
    }

    @Test
    void one_that_keeps_it_passes() {
        assertThat(brokenBy(RecordingInvocationsTest.class)).isEmpty();
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

    static final class SendsTwice extends RecordingInvocationsTest {
        @Override
        Invocations recorder(Invocations http, List<String> notes) {
            return new ForwardingInvocations(super.recorder(http, notes)) {
                @Override
                public Attempt submit(Submission submission) {
                    super.submit(submission);
                    return super.submit(submission);
                }
            };
        }
    }

    static final class AsksAboutAnother extends RecordingInvocationsTest {
        @Override
        Invocations recorder(Invocations http, List<String> notes) {
            return new ForwardingInvocations(super.recorder(http, notes)) {
                @Override
                public Invocation get(RequestId id, Deadline deadline) throws InterruptedException {
                    return super.get(new RequestId("sbx_0000000000000000"), deadline);
                }
            };
        }
    }
}
