package io.invokectl.application.ledger;

import static io.invokectl.application.InvocationFixture.REQUEST_ID;
import static io.invokectl.application.InvocationFixture.accepted;
import static io.invokectl.application.InvocationFixture.completed;
import static io.invokectl.application.InvocationFixture.evidence;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.invokectl.application.InvocationFixture;
import io.invokectl.application.port.InMemoryLedger;
import io.invokectl.application.port.InMemoryResults;
import io.invokectl.application.port.ManualClock;
import io.invokectl.domain.attempt.Attempt;
import io.invokectl.domain.attempt.NoResponse;
import io.invokectl.domain.attempt.Phase;
import io.invokectl.domain.context.ApiAddress;
import io.invokectl.domain.failure.NotInDoubtException;
import io.invokectl.domain.failure.UnknownJobException;
import io.invokectl.domain.invocation.JobId;
import io.invokectl.domain.invocation.RequestId;
import io.invokectl.domain.job.AttemptOutcome;
import io.invokectl.domain.job.Job;
import io.invokectl.domain.job.JobAttempt;
import io.invokectl.domain.job.JobState;
import io.invokectl.domain.job.Origin;
import io.invokectl.domain.job.SavedFile;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** Reading and mending the ledger. */
@DisplayNameGeneration(ReplaceUnderscores.class)
final class LedgerUseCasesTest {
    private static final Origin ORIGIN = new Origin(new ApiAddress("https://api.test"), Optional.empty());
    private static final Attempt NO_ANSWER = new NoResponse("no answer", evidence(Phase.WAITING));
    private static final String SUM_OF_ABC = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

    private final InMemoryLedger ledger = new InMemoryLedger();
    private final InMemoryResults results = new InMemoryResults();

    @Test
    void a_job_is_found_by_either_of_its_names() {
        JobId id = settled(accepted(REQUEST_ID));

        assertThat(new FindJob(ledger).find(id.value()).id()).isEqualTo(id);
        assertThat(new FindJob(ledger).find("req_1").id()).isEqualTo(id);
        assertThatThrownBy(() -> new FindJob(ledger).find("nothing"))
                .isInstanceOf(UnknownJobException.class)
                .hasMessage("the ledger has no job \"nothing\"");
    }

    @Test
    void a_doubt_is_resolved_in_one_of_three_ways() {
        var resolve = new ResolveDoubt(ledger);

        assertThat(resolve.accepted(settled(NO_ANSWER), completed(REQUEST_ID)).requestId())
                .contains(REQUEST_ID);
        assertThat(resolve.notCharged(settled(NO_ANSWER)).mayBeSent()).isTrue();
        assertThat(resolve.writtenOff(settled(NO_ANSWER)).state())
                .isEqualTo(new JobState.InDoubt(Optional.empty(), true));
    }

    @Test
    void what_is_not_in_doubt_is_not_resolved() {
        JobId id = settled(accepted(REQUEST_ID));

        assertThatThrownBy(() -> new ResolveDoubt(ledger).notCharged(id))
                .isInstanceOf(NotInDoubtException.class)
                .hasMessage("the job job_1 is QUEUED and not in doubt");
        assertThatThrownBy(() -> new ResolveDoubt(ledger).writtenOff(new JobId("nothing")))
                .isInstanceOf(UnknownJobException.class);
    }

    @Test
    void a_sound_ledger_is_counted() {
        results.with("city.png", "abc".getBytes(StandardCharsets.UTF_8));
        JobId done = settled(accepted(REQUEST_ID));
        ledger.change(
                done,
                job -> job.seen(completed(REQUEST_ID, InvocationFixture.PICTURE))
                        .saved(List.of(new SavedFile("city.png", "u", 3, SUM_OF_ABC, "image/png"))));
        settled(NO_ANSWER);
        settled(InvocationFixture.answered(429));
        begun();

        Audit audit = new VerifyLedger(ledger, results).verify();

        assertThat(audit.problems()).isEmpty();
        assertThat(audit.jobs()).isEqualTo(4);
        assertThat(audit.files()).isEqualTo(1);
        assertThat(audit.attempts())
                .isEqualTo(Map.of(
                        AttemptOutcome.ACCEPTED, 1,
                        AttemptOutcome.IN_DOUBT, 1,
                        AttemptOutcome.REFUSED, 1,
                        AttemptOutcome.OPEN, 1));
    }

    @Test
    void what_does_not_fit_is_reported() {
        JobId done = settled(accepted(REQUEST_ID));
        ledger.change(done, job -> job.saved(List.of(new SavedFile("/p/gone.png", "u", 3, SUM_OF_ABC, "image/png"))));
        settled(accepted(REQUEST_ID));
        JobId twice = settled(accepted(new RequestId("req_2")));
        ledger.change(
                twice,
                job -> with(
                        job, job.state(), job.attempts().get(0), job.attempts().get(0)));
        JobId odd = settled(NO_ANSWER);
        ledger.change(
                odd,
                job -> with(
                        job,
                        new JobState.Accepted(completed(new RequestId("req_3"))),
                        job.attempts().get(0)));

        assertThat(new VerifyLedger(ledger, results).verify().problems())
                .containsExactlyInAnyOrder(
                        "job_1: /p/gone.png is missing or not what was kept; get it again with: invokectl save req_1 --out \"/p/\"",
                        "job_1: its request id req_1 is also that of job_2",
                        "job_3: 2 attempts are accepted or unresolved; one at most may be",
                        "job_4: it is COMPLETED and no attempt was accepted");
    }

    private static Job with(Job job, JobState state, JobAttempt... attempts) {
        return new Job(job.id(), job.key(), job.submission(), job.origin(), state, List.of(attempts), job.files());
    }

    private JobId begun() {
        return ledger.open(
                        Optional.empty(),
                        id -> Job.planned(
                                id, Optional.empty(), InvocationFixture.cityAtSunset(), ORIGIN, ManualClock.START),
                        job -> job)
                .job()
                .id();
    }

    private JobId settled(Attempt attempt) {
        JobId id = begun();
        ledger.change(id, job -> job.settled(attempt));
        return id;
    }
}
