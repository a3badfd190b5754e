package io.invokectl.application.batch;

import static io.invokectl.application.InvocationFixture.answered;
import static io.invokectl.application.InvocationFixture.evidence;
import static io.invokectl.application.InvocationFixture.failed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.invokectl.application.batch.BatchRequest.Limits;
import io.invokectl.application.batch.RunBatch.BatchPlan;
import io.invokectl.application.port.BatchReport.Instructions;
import io.invokectl.application.port.Deadline;
import io.invokectl.application.port.InMemoryBatchFolder;
import io.invokectl.application.port.InMemoryBatchReport;
import io.invokectl.application.port.InMemoryLedger;
import io.invokectl.application.port.InMemoryMedia;
import io.invokectl.application.port.InMemoryResults;
import io.invokectl.application.port.JobFilter;
import io.invokectl.application.port.Manifest;
import io.invokectl.application.port.Manifest.BatchRow;
import io.invokectl.application.port.ManualClock;
import io.invokectl.application.port.ProgressEvent.LedgerWarning;
import io.invokectl.application.save.NameTemplate;
import io.invokectl.application.save.SaveRequest.SaveOptions;
import io.invokectl.domain.attempt.Attempt.PossiblyAccepted;
import io.invokectl.domain.attempt.Phase;
import io.invokectl.domain.batch.RowId;
import io.invokectl.domain.batch.RowResult;
import io.invokectl.domain.batch.RowState;
import io.invokectl.domain.context.ApiAddress;
import io.invokectl.domain.failure.ApiException.RequestRejectedException;
import io.invokectl.domain.failure.ApiException.UnauthorizedException;
import io.invokectl.domain.failure.InvalidManifestException;
import io.invokectl.domain.failure.LedgerException;
import io.invokectl.domain.failure.MediaUnavailableException;
import io.invokectl.domain.failure.SubmissionInDoubtException;
import io.invokectl.domain.job.Job;
import io.invokectl.domain.job.Origin;
import io.invokectl.domain.json.JsonObject;
import io.invokectl.domain.submission.Submission;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
final class RunBatchTest extends BatchFixture {

    @Test
    void submits_polls_and_saves_every_row() throws Exception {
        BatchOutcome outcome = run(rows(3));

        assertThat(outcome.counts()).isEqualTo(new BatchCounts(3, 3, 0, 0, 0, 0, 0, 0));
        assertThat(outcome.failures()).isEmpty();
        assertThat(results.files().keySet()).containsExactlyInAnyOrder("row-1-1.png", "row-2-1.png", "row-3-1.png");
        assertThat(noted()).extracting(RowResult::status).containsOnly("COMPLETED");
        assertThat(noted()).extracting(result -> result.files().size()).containsOnly(1);
        assertThat(folder.rows()).isEqualTo(3);
    }

    @Test
    void an_interrupted_run_returns_its_outcome_so_far() {
        BatchOutcome outcome = batch().run(request(rows(3), Limits.DEFAULT), (counts, requests) -> {
            if (counts.done() == 1) {
                Thread.currentThread().interrupt();
            }
        });

        assertThat(Thread.interrupted()).isTrue();
        assertThat(outcome.isInterrupted()).isTrue();
        assertThat(outcome.counts().done()).isEqualTo(1);
        assertThat(noted()).hasSize(1);
    }

    @Test
    void a_run_returns_the_ledger_warnings_of_every_step() throws Exception {
        ledger.breakDownAfter(2);

        BatchOutcome outcome = run(rows(1));

        assertThat(outcome.counts().done()).isEqualTo(1);
        assertThat(outcome.ledgerWarnings())
                .extracting(LedgerWarning::text)
                .anyMatch(text -> text.contains("is COMPLETED, which was not recorded"))
                .anyMatch(text -> text.contains("were saved, which was not recorded"));
    }

    @Test
    void a_hundred_rows_take_as_long_as_the_rate_limit_requires() throws Exception {
        limit(FIFTY_IN_TEN_SECONDS, job -> Duration.ofSeconds(4));

        run(rows(100));

        assertThat(clock.elapsed()).isEqualTo(Duration.ofSeconds(30));
        assertThat(api.polls()).isEqualTo(100);
    }

    @Test
    void jobs_of_very_different_durations_need_few_extra_polls() throws Exception {
        var random = new Random(7);
        limit(FIFTY_IN_TEN_SECONDS, job -> Duration.ofMillis(2_000 + random.nextInt(9_000)));

        run(rows(100));

        assertThat(clock.elapsed()).isLessThanOrEqualTo(Duration.ofSeconds(38));
        assertThat(api.polls()).isLessThanOrEqualTo(110);
    }

    @Test
    void learns_the_duration_of_a_new_model_from_a_few_jobs() throws Exception {
        api = api(job -> Duration.ofSeconds(60 + job % 3));

        run(rows(100));

        assertThat(api.polls()).isLessThanOrEqualTo(160);
        assertThat(clock.elapsed()).isLessThanOrEqualTo(Duration.ofSeconds(80));
    }

    @Test
    void polls_each_job_of_a_known_model_once() throws Exception {
        run(rows(20));
        int before = api.polls();
        folder = new InMemoryBatchFolder("fedcba9876543210");
        results = new InMemoryResults();

        run(rows(20));

        assertThat(api.polls() - before).isEqualTo(20);
    }

    @Test
    void a_job_that_never_ends_does_not_delay_the_others() throws Exception {
        api = api(job -> job == 1 ? Duration.ofDays(1) : Duration.ofSeconds(4));

        BatchOutcome outcome = run(rows(20), limits(false, Deadline.at(ManualClock.START.plusSeconds(600))));

        assertThat(outcome.counts()).isEqualTo(new BatchCounts(20, 19, 0, 0, 0, 0, 1, 0));
        assertThat(clock.elapsed()).isEqualTo(Duration.ofSeconds(600));
        assertThat(noted())
                .hasSize(19)
                .allMatch(result -> result.completedAt().orElseThrow().isBefore(ManualClock.START.plusSeconds(60)));
    }

    @Test
    void resumes_without_resubmitting() throws Exception {
        run(rows(5), new Limits(true, false, false, false, 2, Deadline.NONE));
        assertThat(api.submitted()).hasSize(2);
        int polls = api.polls();

        BatchOutcome outcome = run(rows(5));

        assertThat(outcome.counts().done()).isEqualTo(5);
        assertThat(api.submitted()).hasSize(5).doesNotHaveDuplicates();
        assertThat(api.polls() - polls).isEqualTo(3);
        assertThat(media.fetched()).hasSize(5);
    }

    @Test
    void skips_running_rows_of_another_api() throws Exception {
        run(rows(1), limits(false, Deadline.at(ManualClock.START.plusMillis(900))));
        var elsewhere = new Origin(new ApiAddress("http://127.0.0.1:4000"), Optional.empty());
        Job job = ledger.list(JobFilter.ALL).get(0);
        ledger.change(
                job.id(),
                known -> new Job(
                        known.id(),
                        known.key(),
                        known.submission(),
                        elsewhere,
                        known.state(),
                        known.attempts(),
                        known.files()));
        int polls = api.polls();

        BatchOutcome idle = run(rows(1));
        assertThat(idle.isIdle()).isTrue();
        assertThat(api.polls()).isEqualTo(polls);

        BatchOutcome outcome = run(rows(2));
        assertThat(outcome.isIdle()).isFalse();
        assertThat(outcome.skippedJobs().count()).isEqualTo(1);
        assertThat(outcome.skippedJobs().first().orElseThrow())
                .hasMessage(job.requestId().orElseThrow()
                        + " was submitted to http://127.0.0.1:4000, not to https://api.test");
        assertThat(outcome.counts()).isEqualTo(new BatchCounts(2, 1, 0, 0, 0, 0, 1, 0));
        assertThat(outcome.failures()).isEmpty();
    }

    @Test
    void resumes_running_and_unsaved_rows() throws Exception {
        run(rows(2), limits(false, Deadline.at(ManualClock.START.plusMillis(900))));
        assertThat(api.submitted()).hasSize(2);
        assertThat(noted()).isEmpty();

        BatchOutcome outcome = run(rows(2));

        assertThat(outcome.counts().done()).isEqualTo(2);
        assertThat(api.submitted()).hasSize(2);
    }

    @Test
    void logs_lost_results_again() throws Exception {
        run(rows(2));
        folder = new InMemoryBatchFolder(folder.batch());

        run(rows(2));

        assertThat(noted()).extracting(RowResult::status).containsExactly("COMPLETED", "COMPLETED");
        assertThat(api.submitted()).hasSize(2);
    }

    @Test
    void checks_every_row_before_sending_anything() {
        List<BatchRow> rows = new ArrayList<>(rows(30));
        rows.add(row(1, "an id again"));

        assertThatExceptionOfType(InvalidManifestException.class).isThrownBy(() -> run(rows));

        assertThat(api.submitted()).isEmpty();
    }

    @Test
    void resubmits_a_failed_row_only_on_request() throws Exception {
        api.endingIn("FAILED");
        assertThat(run(rows(1)).counts().failed()).isEqualTo(1);
        assertThat(noted().get(0).error()).contains("no picture");
        api.endingIn("COMPLETED");

        assertThat(run(rows(1)).counts().failed()).isEqualTo(1);
        assertThat(api.submitted()).hasSize(1);

        assertThat(run(rows(1), limits(true, Deadline.NONE)).counts().done()).isEqualTo(1);
        assertThat(api.submitted()).hasSize(2);
        assertThat(run(rows(1)).counts().done()).isEqualTo(1);
        assertThat(api.submitted()).hasSize(2);
    }

    @Test
    void resubmits_a_rejected_row_only_on_request() throws Exception {
        api.submitting(answered(422));
        BatchOutcome outcome = run(rows(2));
        assertThat(outcome.counts()).isEqualTo(new BatchCounts(2, 1, 0, 0, 1, 0, 0, 0));
        assertThat(outcome.failures().get(new RowId("row-1"))).isInstanceOf(RequestRejectedException.class);
        assertThat(outcome.stoppedBy()).isEmpty();

        assertThat(run(rows(2)).counts().rejected()).isEqualTo(1);
        assertThat(api.submitted()).hasSize(2);

        assertThat(run(rows(2), limits(true, Deadline.NONE)).counts().done()).isEqualTo(2);
    }

    @Test
    void counts_rows_in_doubt_and_never_resubmits_them() throws Exception {
        api.submitting(new PossiblyAccepted("no answer in time", evidence(Phase.WAITING)));
        BatchOutcome outcome = run(rows(2));
        assertThat(outcome.counts()).isEqualTo(new BatchCounts(2, 1, 0, 0, 0, 1, 0, 0));
        assertThat(outcome.failures().get(new RowId("row-1"))).isInstanceOf(SubmissionInDoubtException.class);
        assertThat(noted().get(0).status()).isEqualTo("IN_DOUBT");

        assertThat(run(rows(2), limits(true, Deadline.NONE)).counts().inDoubt()).isEqualTo(1);

        assertThat(api.submitted()).hasSize(2);
    }

    @Test
    void respects_at_most_once() throws Exception {
        api.submitting(answered(500));

        assertThat(run(rows(1)).counts().inDoubt()).isEqualTo(1);
        assertThat(api.submitted()).hasSize(1);
    }

    @Test
    void a_rejected_token_stops_the_batch_until_the_next_run() throws Exception {
        api.submitting(answered(401));
        BatchOutcome outcome = run(rows(3));
        assertThat(outcome.stoppedBy()).containsInstanceOf(UnauthorizedException.class);
        assertThat(outcome.counts().notSubmitted()).isEqualTo(3);
        assertThat(api.submitted()).hasSize(1);

        assertThat(run(rows(3)).counts().done()).isEqualTo(3);
    }

    @Test
    void payment_required_stops_the_batch() throws Exception {
        api.submitting(answered(402));

        assertThat(run(rows(3)).stoppedBy()).containsInstanceOf(RequestRejectedException.class);
        assertThat(api.submitted()).hasSize(1);
    }

    @Test
    void saves_earlier_jobs_although_submissions_are_rejected() throws Exception {
        run(rows(2), limits(false, Deadline.at(ManualClock.START.plusMillis(900))));
        api.submitting(answered(402));

        BatchOutcome outcome = run(
                Stream.of(rows(5).subList(2, 5), rows(2)).flatMap(List::stream).toList());

        assertThat(outcome.stoppedBy()).containsInstanceOf(RequestRejectedException.class);
        assertThat(outcome.counts()).isEqualTo(new BatchCounts(5, 2, 0, 0, 0, 0, 0, 0));
        assertThat(api.submitted()).hasSize(3);
        assertThat(new ReadBatch(Optional.of(ledger)).status(folder.forReading()))
                .isEqualTo(outcome.counts());
    }

    @Test
    void never_resubmits_a_written_off_row() throws Exception {
        api.submitting(new PossiblyAccepted("no answer in time", evidence(Phase.WAITING)));
        run(rows(1));
        ledger.list(JobFilter.ALL).forEach(job -> ledger.change(job.id(), Job::writtenOff));

        var counts = new BatchCounts(1, 0, 0, 0, 0, 0, 0, 1);
        assertThat(run(rows(1)).counts()).isEqualTo(counts);
        assertThat(run(rows(1), limits(true, Deadline.NONE)).counts()).isEqualTo(counts);
        assertThat(api.submitted()).hasSize(1);
        assertThat(noted()).extracting(RowResult::status).containsExactly("WRITTEN_OFF");
        assertThat(new ReadBatch(Optional.of(ledger)).status(folder.forReading()))
                .isEqualTo(counts);
        assertThat(new ReadBatch(Optional.empty()).status(folder.forReading())).isEqualTo(counts);
    }

    @Test
    void never_resubmits_a_written_off_row_that_the_ledger_lacks() throws Exception {
        api.submitting(new PossiblyAccepted("no answer in time", evidence(Phase.WAITING)));
        run(rows(1));
        ledger.list(JobFilter.ALL).forEach(job -> ledger.change(job.id(), Job::writtenOff));
        run(rows(1));

        var tasks = new RowStates(
                new InMemoryLedger(),
                request(rows(1), limits(true, Deadline.NONE)),
                Map.of(new RowId("row-1"), ResultsLog.LastLogged.of(noted().get(0), folder)));

        assertThat(tasks.of(rows(1).get(0)).state()).isEqualTo(RowState.WRITTEN_OFF);
    }

    @Test
    void rejects_rows_with_equal_file_names_before_sending() {
        List<BatchRow> rows = IntStream.rangeClosed(1, 3)
                .mapToObj(n -> new BatchRow(
                        n,
                        new RowId(List.of("a/b", "c", "a-b").get(n - 1)),
                        new Submission(MODEL, JsonObject.EMPTY.with("prompt", "city"))))
                .toList();

        assertThatExceptionOfType(InvalidManifestException.class)
                .isThrownBy(() -> run(rows))
                .withMessage(
                        "memory.jsonl:3: its files would have the same names as those of line 1; give it another id,"
                                + " or use {row} or {id} in the file name template");
        assertThat(api.submitted()).isEmpty();
    }

    @Test
    void reports_a_missing_file_and_fetches_it_in_the_next_run() throws Exception {
        results.with("row-1-1.png", "something else".getBytes(StandardCharsets.UTF_8));

        BatchOutcome outcome = run(rows(2));

        assertThat(outcome.counts()).isEqualTo(new BatchCounts(2, 1, 1, 0, 0, 0, 0, 0));
        assertThat(outcome.failures()).containsOnlyKeys(new RowId("row-1"));
        assertThat(noted())
                .filteredOn(result -> result.id().equals(new RowId("row-1")))
                .allMatch(result -> result.error().isPresent());

        var forced = new BatchRequest(
                manifest(rows(2)),
                folder = again(),
                new SaveOptions(NameTemplate.BATCH_DEFAULT, true, false),
                Limits.DEFAULT);
        assertThat(batch().run(forced, BatchListener.NONE).counts().done()).isEqualTo(2);
        assertThat(api.submitted()).hasSize(2);
    }

    @Test
    void links_that_have_expired_leave_the_row_unsaved() throws Exception {
        var noMedia = new InMemoryMedia();

        BatchOutcome outcome = batch(noMedia).run(request(rows(1), Limits.DEFAULT), BatchListener.NONE);

        assertThat(outcome.counts().unsaved()).isEqualTo(1);
        assertThat(outcome.failures().values()).hasOnlyElementsOfType(MediaUnavailableException.class);
    }

    @Test
    void submits_nothing_without_a_ledger() {
        var request = request(rows(1), Limits.DEFAULT);

        assertThatExceptionOfType(LedgerException.class)
                .isThrownBy(
                        () -> new RunBatch(ports(media), Optional.empty(), pacing()).run(request, BatchListener.NONE));
        assertThat(api.submitted()).isEmpty();
    }

    @Test
    void notifies_the_listener_of_rows_and_requests() throws Exception {
        var heard = new ArrayList<RowId>();
        var last = new ArrayList<Long>();
        var listener = new BatchListener() {
            @Override
            public void changed(BatchCounts counts, long requests) {
                last.add(requests);
            }

            @Override
            public void ended(RowResult result) {
                heard.add(result.id());
            }
        };

        batch().run(request(rows(3), Limits.DEFAULT), listener);

        assertThat(heard).containsExactlyInAnyOrder(new RowId("row-1"), new RowId("row-2"), new RowId("row-3"));
        assertThat(last.get(last.size() - 1)).isEqualTo(3L + api.polls());
    }

    @Test
    void plans_submissions_by_model_and_minimum_duration() throws Exception {
        limit(FIFTY_IN_TEN_SECONDS, job -> Duration.ofSeconds(4));
        run(rows(10));

        BatchPlan plan = batch().plan(request(rows(110), Limits.DEFAULT));

        assertThat(plan.submissions()).containsExactly(Map.entry(MODEL, 100L));
        assertThat(plan.counts().done()).isEqualTo(10);
        assertThat(plan.counts().notSubmitted()).isEqualTo(100);
        assertThat(plan.atLeast()).isEqualTo(Duration.ofSeconds(30));
        assertThat(api.submitted()).hasSize(10);
    }

    @Test
    void reads_the_state_without_the_manifest() throws Exception {
        api.submitting(new PossiblyAccepted("no answer in time", evidence(Phase.WAITING)), answered(422));
        run(rows(5), new Limits(true, false, false, false, 4, Deadline.NONE));

        assertThat(new ReadBatch(Optional.of(ledger)).status(folder.forReading()))
                .isEqualTo(new BatchCounts(5, 2, 0, 0, 1, 1, 0, 0));
        var report = new InMemoryBatchReport();
        assertThat(new ReadBatch(Optional.of(ledger)).report(again(), report, Instructions.NONE))
                .isEqualTo(InMemoryBatchReport.PATH);
        assertThat(report.text()).startsWith("4 of 5\n");
        assertThat(report.rows())
                .extracting(row -> row.result().id().value())
                .containsExactly("row-1", "row-2", "row-3", "row-4");
        assertThat(report.rows()).allMatch(row -> row.job().isPresent());
    }

    @Test
    void does_not_resubmit_rows_that_the_ledger_has_pruned() throws Exception {
        api.submitting(new PossiblyAccepted("no answer in time", evidence(Phase.WAITING)), answered(422));
        run(rows(4));
        ledger.prune(clock.instant().plusSeconds(1), false);

        assertThat(run(rows(4)).counts()).isEqualTo(new BatchCounts(4, 2, 0, 0, 1, 1, 0, 0));
        assertThat(api.submitted()).hasSize(4);
    }

    @Test
    void fetches_a_lost_file_of_a_pruned_row_again() throws Exception {
        run(rows(1));
        ledger.prune(clock.instant().plusSeconds(1), false);
        folder.storing(path -> false);

        assertThat(run(rows(1)).counts()).isEqualTo(new BatchCounts(1, 1, 0, 0, 0, 0, 0, 0));
        assertThat(api.submitted()).hasSize(1);
    }

    @Test
    void counts_a_job_that_another_process_finished_meanwhile() throws Exception {
        run(rows(2), limits(false, Deadline.at(ManualClock.START.plusMillis(900))));
        var openings = new AtomicInteger();
        List<BatchRow> rows = rows(2);
        Manifest meanwhile = manifest(() -> {
            if (openings.incrementAndGet() == 2) {
                Job first = ledger.list(JobFilter.ALL).get(1);
                ledger.change(first.id(), job -> job.seen(failed(job.requestId().orElseThrow(), "no")));
            }
            return rows.stream();
        });
        var request = new BatchRequest(
                meanwhile, again(), new SaveOptions(NameTemplate.BATCH_DEFAULT, false, false), Limits.DEFAULT);

        assertThat(batch().run(request, BatchListener.NONE).counts())
                .isEqualTo(new BatchCounts(2, 1, 0, 1, 0, 0, 0, 0));
    }

    @Test
    void resumes_only_with_the_ledger_it_was_begun_with() throws Exception {
        run(rows(1));
        var other = new InMemoryLedger();
        BatchRequest request = request(rows(2), Limits.DEFAULT);
        var batch = new RunBatch(ports(media), Optional.of(other), pacing());

        for (ThrowingCallable attempt :
                List.<ThrowingCallable>of(() -> batch.run(request, BatchListener.NONE), () -> batch.plan(request))) {
            assertThatExceptionOfType(LedgerException.class)
                    .isThrownBy(attempt)
                    .withMessage("memory: the batch was started with another ledger, which records what was submitted."
                            + " Nothing is submitted")
                    .returns(LedgerException.Kind.BEHIND, LedgerException::kind);
        }
        assertThat(api.submitted()).hasSize(1);
    }

    @Test
    void a_pruned_round_does_not_hide_a_later_one() throws Exception {
        api.endingIn("FAILED");
        run(rows(1));
        api.submitting(new PossiblyAccepted("no answer in time", evidence(Phase.WAITING)));
        run(rows(1), limits(true, Deadline.NONE));
        ledger.prune(clock.instant().plusSeconds(1), false);

        assertThat(run(rows(1), limits(true, Deadline.NONE)).counts().inDoubt()).isEqualTo(1);
        assertThat(api.submitted()).hasSize(2);
    }

    @Test
    void logs_a_row_that_fails_again() throws Exception {
        api.endingIn("FAILED");
        run(rows(1));
        String first = noted().get(0).requestId().orElseThrow().value();

        run(rows(1), limits(true, Deadline.NONE));

        assertThat(noted().get(0).requestId().orElseThrow().value()).isNotEqualTo(first);
    }

    @Test
    void reports_pruned_rows_from_the_folder() throws Exception {
        run(rows(2));
        ledger.prune(clock.instant().plusSeconds(1), false);

        assertThat(new ReadBatch(Optional.of(ledger))
                        .status(folder.forReading())
                        .done())
                .isEqualTo(2);
    }
}
