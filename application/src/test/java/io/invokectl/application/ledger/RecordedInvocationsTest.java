package io.invokectl.application.ledger;

import static io.invokectl.application.InvocationFixture.REQUEST_ID;
import static io.invokectl.application.InvocationFixture.completed;
import static io.invokectl.application.InvocationFixture.inProgress;
import static org.assertj.core.api.Assertions.assertThat;

import io.invokectl.application.InvocationFixture;
import io.invokectl.application.port.Deadline;
import io.invokectl.application.port.InMemoryInvocations;
import io.invokectl.application.port.InMemoryLedger;
import io.invokectl.application.port.Invocations;
import io.invokectl.application.port.InvocationsContract;
import io.invokectl.application.port.JobFilter;
import io.invokectl.application.port.ManualClock;
import io.invokectl.application.port.ProgressEvent;
import io.invokectl.domain.context.ApiAddress;
import io.invokectl.domain.invocation.JobId;
import io.invokectl.domain.invocation.RequestId;
import io.invokectl.domain.job.Job;
import io.invokectl.domain.job.Origin;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class RecordedInvocationsTest extends InvocationsContract {
    private final InMemoryInvocations api = new InMemoryInvocations();
    private final InMemoryLedger ledger = new InMemoryLedger();
    private final List<ProgressEvent> listener = new ArrayList<>();
    private final RecordedInvocations recorded =
            new RecordedInvocations(api, InvocationFixture.history(ledger, listener::add));

    @Override
    protected Invocations invocations() {
        return recorded;
    }

    @Override
    protected long jobs() {
        return api.submitted().size();
    }

    @Override
    protected void endJobs() {
        api.endJobs();
    }

    @Test
    void records_every_response() throws Exception {
        submitted();
        api.answering(completed(REQUEST_ID, InvocationFixture.PICTURE)).answeringStatus(inProgress(REQUEST_ID));

        recorded.status(REQUEST_ID, Deadline.NONE);
        assertThat(only().state().status()).isEqualTo("IN_PROGRESS");

        recorded.get(REQUEST_ID, Deadline.NONE);
        assertThat(only().completed()).contains(completed(REQUEST_ID, InvocationFixture.PICTURE));
    }

    @Test
    void passes_on_jobs_that_the_ledger_does_not_know() throws Exception {
        api.answering(inProgress(new RequestId("req_other")));

        assertThat(recorded.get(new RequestId("req_other"), Deadline.NONE))
                .isEqualTo(inProgress(new RequestId("req_other")));
        assertThat(ledger.list(JobFilter.ALL)).isEmpty();
    }

    @Test
    void returns_a_response_that_cannot_be_recorded() throws Exception {
        submitted();
        ledger.breakDown();
        api.answering(inProgress(REQUEST_ID));

        assertThat(recorded.get(REQUEST_ID, Deadline.NONE)).isEqualTo(inProgress(REQUEST_ID));
        assertThat(listener)
                .containsExactly(new ProgressEvent.LedgerWarning(
                        "req_1 is IN_PROGRESS, which was not recorded: ledger memory: is full"));
    }

    private void submitted() {
        var origin = new Origin(new ApiAddress("https://api.test"), Optional.empty());
        JobId id = ledger.open(
                        Optional.empty(),
                        name -> Job.planned(
                                name, Optional.empty(), InvocationFixture.cityAtSunset(), origin, ManualClock.START),
                        job -> job)
                .job()
                .id();
        ledger.change(id, job -> job.withOutcome(InvocationFixture.accepted(REQUEST_ID)));
    }

    private Job only() {
        return ledger.list(JobFilter.ALL).get(0);
    }
}
