package io.invokectl.application.ledger;

import static io.invokectl.application.InvocationFixture.REQUEST_ID;
import static io.invokectl.application.InvocationFixture.accepted;
import static io.invokectl.application.InvocationFixture.completed;
import static io.invokectl.application.InvocationFixture.evidence;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.invokectl.application.InvocationFixture;
import io.invokectl.application.ledger.RefreshJobs.RefreshOutcome;
import io.invokectl.application.ledger.VerifyLedger.Audit;
import io.invokectl.application.port.InMemoryLedger;
import io.invokectl.application.port.InMemoryResults;
import io.invokectl.application.port.JobFilter;
import io.invokectl.application.port.JobFilter.Group;
import io.invokectl.application.port.ManualClock;
import io.invokectl.application.port.ProgressEvent.LedgerWarning;
import io.invokectl.application.port.ProgressListener;
import io.invokectl.domain.attempt.Attempt;
import io.invokectl.domain.attempt.Attempt.PossiblyAccepted;
import io.invokectl.domain.attempt.NetworkFault;
import io.invokectl.domain.attempt.Phase;
import io.invokectl.domain.context.ApiAddress;
import io.invokectl.domain.context.ContextName;
import io.invokectl.domain.failure.ApiException;
import io.invokectl.domain.failure.ApiException.InvocationNotFoundException;
import io.invokectl.domain.failure.MissingTokenException;
import io.invokectl.domain.failure.NotInDoubtException;
import io.invokectl.domain.failure.UnknownJobException;
import io.invokectl.domain.failure.UnreachableException;
import io.invokectl.domain.failure.WrongEndpointException;
import io.invokectl.domain.invocation.JobId;
import io.invokectl.domain.invocation.RequestId;
import io.invokectl.domain.job.AttemptOutcome;
import io.invokectl.domain.job.Job;
import io.invokectl.domain.job.JobAttempt;
import io.invokectl.domain.job.JobState;
import io.invokectl.domain.job.Origin;
import io.invokectl.domain.job.SavedFile;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
final class LedgerUseCasesTest {
    private static final Origin ORIGIN = new Origin(new ApiAddress("https://api.test"), Optional.empty());
    private static final Attempt NO_ANSWER = new PossiblyAccepted("no answer", evidence(Phase.WAITING));
    private static final String SUM_OF_ABC = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

    private final InMemoryLedger ledger = new InMemoryLedger();
    private final InMemoryResults results = new InMemoryResults();

    @Test
    void finds_a_job_by_job_id_or_request_id() {
        JobId id = settled(accepted(REQUEST_ID));

        assertThat(new FindJobs(ledger).find(id.value()).id()).isEqualTo(id);
        assertThat(new FindJobs(ledger).find("req_1").id()).isEqualTo(id);
        assertThatThrownBy(() -> new FindJobs(ledger).find("nothing"))
                .isInstanceOf(UnknownJobException.class)
                .hasMessage("the ledger has no job \"nothing\"");
    }

    @Test
    void resolves_a_job_in_doubt_in_one_of_three_ways() throws Exception {
        var resolve = new ResolveDoubt(ledger, (job, id) -> new RecordedAnswer(completed(id), List.of()));

        assertThat(resolve.accepted(settled(NO_ANSWER), REQUEST_ID).completed()).contains(completed(REQUEST_ID));
        assertThat(resolve.notCharged(settled(NO_ANSWER)).mayBeSent()).isTrue();
        assertThat(resolve.writtenOff(settled(NO_ANSWER)).state()).isEqualTo(new JobState.WrittenOff(Optional.empty()));
    }

    @Test
    void a_request_id_resolves_one_job_only() throws Exception {
        settled(accepted(REQUEST_ID));
        JobId doubt = settled(NO_ANSWER);
        var resolve = new ResolveDoubt(ledger, (job, id) -> new RecordedAnswer(completed(id), List.of()));

        assertThatThrownBy(() -> resolve.accepted(doubt, REQUEST_ID)).isInstanceOf(NotInDoubtException.class);
    }

    @Test
    void resolves_only_jobs_in_doubt_and_polls_no_other() {
        JobId id = settled(accepted(REQUEST_ID));
        var resolve = new ResolveDoubt(ledger, (job, requestId) -> {
            throw new AssertionError("the API was asked");
        });

        assertThatThrownBy(() -> resolve.notCharged(id))
                .isInstanceOf(NotInDoubtException.class)
                .hasMessage("job job_1 is QUEUED, not in doubt");
        assertThatThrownBy(() -> resolve.accepted(id, REQUEST_ID)).isInstanceOf(NotInDoubtException.class);
        assertThatThrownBy(() -> resolve.writtenOff(new JobId("nothing"))).isInstanceOf(UnknownJobException.class);
    }

    @Test
    void skips_jobs_of_another_api_and_retains_unreachable_ones() {
        settled(accepted(new RequestId("req_a")));
        settled(accepted(new RequestId("req_b")));
        settled(accepted(new RequestId("req_c")));

        FindJobs.Reachable jobs = new FindJobs(ledger).reachable(List.of(Group.OPEN), true, job -> {
            String id = job.requestId().orElseThrow().value();
            if (id.equals("req_a")) {
                throw elsewhere(id);
            }
            if (id.equals("req_b")) {
                throw MissingTokenException.in(ContextName.DEFAULT);
            }
        });

        assertThat(jobs.ids()).containsExactly(new RequestId("req_c"), new RequestId("req_b"));
        assertThat(jobs.skippedJobs().count()).isEqualTo(1);
    }

    @Test
    void refreshes_running_jobs_and_polls_an_unreachable_api_only_once() throws Exception {
        settled(accepted(new RequestId("req_a")));
        settled(accepted(new RequestId("req_b")));
        settled(accepted(new RequestId("req_gone")));
        var asked = new ArrayList<String>();
        var refresh = new RefreshJobs(ledger, (job, id) -> {
            asked.add(id.value());
            throw id.value().equals("req_gone")
                    ? ApiException.of(InvocationFixture.error(404, "unknown"))
                    : new UnreachableException("connection refused", NetworkFault.TRANSIENT);
        });

        RefreshOutcome outcome = refresh.refresh(JobFilter.ALL);

        assertThat(asked).containsExactly("req_gone", "req_b");
        assertThat(outcome.failures())
                .hasExactlyElementsOfTypes(InvocationNotFoundException.class, UnreachableException.class);
        assertThat(outcome.isAnyAsked()).isTrue();
        assertThat(outcome.skippedJobs()).isEqualTo(SkippedJobs.NONE);
    }

    @Test
    void a_refresh_counts_the_jobs_of_other_apis_and_returns_the_ledger_warnings() throws Exception {
        settled(accepted(new RequestId("req_a")));
        settled(accepted(new RequestId("req_b")));
        var warning = new LedgerWarning("the ledger is full");
        var refresh = new RefreshJobs(ledger, (job, id) -> {
            if (id.value().equals("req_a")) {
                throw elsewhere(id.value());
            }
            return new RecordedAnswer(completed(id), List.of(warning));
        });

        RefreshOutcome outcome = refresh.refresh(JobFilter.ALL);

        assertThat(outcome.skippedJobs().count()).isEqualTo(1);
        assertThat(outcome.ledgerWarnings()).containsExactly(warning);
        assertThat(outcome.failures()).isEmpty();
    }

    private static WrongEndpointException elsewhere(String job) {
        return WrongEndpointException.to(new ApiAddress("https://other.test"), job, ORIGIN.address());
    }

    @Test
    void counts_jobs_attempts_and_files() {
        results.with("city.png", "abc".getBytes(StandardCharsets.UTF_8));
        JobId done = settled(accepted(REQUEST_ID));
        ledger.change(
                done,
                job -> job.seen(completed(REQUEST_ID, InvocationFixture.PICTURE))
                        .saved(List.of(new SavedFile("city.png", "u", 3, SUM_OF_ABC, "image/png"))));
        settled(NO_ANSWER);
        settled(InvocationFixture.answered(429));
        begun();

        Audit audit = new VerifyLedger(ledger, results, ProgressListener.NONE).verify();

        assertThat(audit.isClean()).isTrue();
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
    void reports_inconsistencies_and_damaged_files() {
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

        Audit audit = new VerifyLedger(ledger, results, ProgressListener.NONE).verify();

        assertThat(audit.isClean()).isFalse();
        assertThat(audit.problems())
                .containsExactlyInAnyOrder(
                        "job_1: request ID req_1 also belongs to job_2",
                        "job_3: 2 attempts were accepted or are in doubt; at most one may be",
                        "job_4: status COMPLETED, but no attempt was accepted");
        assertThat(audit.damagedFiles())
                .containsExactly(new Audit.DamagedFile(new JobId("job_1"), Optional.of(REQUEST_ID), "/p/gone.png"));
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
        ledger.change(id, job -> job.withOutcome(attempt));
        return id;
    }
}
