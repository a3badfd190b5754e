package io.invokectl.application.batch;

import static io.invokectl.application.InvocationFixture.answered;
import static io.invokectl.application.InvocationFixture.evidence;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.invokectl.application.batch.BatchRequest.Limits;
import io.invokectl.application.port.Deadline;
import io.invokectl.application.port.InMemoryLedger;
import io.invokectl.application.port.InMemoryMedia;
import io.invokectl.application.port.JobFilter;
import io.invokectl.application.port.Manifest.BatchRow;
import io.invokectl.domain.answer.ApiError;
import io.invokectl.domain.attempt.Attempt;
import io.invokectl.domain.attempt.Attempt.ErrorResponse;
import io.invokectl.domain.attempt.Attempt.NotSent;
import io.invokectl.domain.attempt.NetworkFault;
import io.invokectl.domain.attempt.Phase;
import io.invokectl.domain.batch.RowId;
import io.invokectl.domain.batch.RowResult;
import io.invokectl.domain.batch.RowState;
import io.invokectl.domain.failure.ApiException.RequestRejectedException;
import io.invokectl.domain.failure.ApiException.TooManyRequestsException;
import io.invokectl.domain.failure.InvalidManifestException;
import io.invokectl.domain.failure.UnreachableException;
import io.invokectl.domain.job.Job;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What failures mean for the other rows, and for the row itself in the next run. */
@DisplayNameGeneration(ReplaceUnderscores.class)
final class BatchFailuresTest extends BatchFixture {
    private static final Limits RETRY_FAILED = limits(true, Deadline.NONE);
    private static final Limits KEEP_GOING = new Limits(true, false, true, false, Long.MAX_VALUE, Deadline.NONE);
    private static final Limits SKIP_CHANGED = new Limits(true, false, false, true, Long.MAX_VALUE, Deadline.NONE);

    @Test
    void a_job_that_cannot_be_polled_is_polled_later() throws Exception {
        api.failing(new UnreachableException("GET https://api.test: no answer", NetworkFault.TRANSIENT));

        BatchOutcome outcome = run(rows(20));

        assertThat(outcome.stoppedBy()).isEmpty();
        assertThat(outcome.failures()).isEmpty();
        assertThat(outcome.counts().done()).isEqualTo(20);
    }

    @Test
    void a_job_that_can_never_be_polled_does_not_stop_the_others() throws Exception {
        api.neverPolling(1, new UnreachableException("GET https://api.test: no answer", NetworkFault.TRANSIENT));

        BatchOutcome outcome = run(rows(20));

        assertThat(outcome.stoppedBy()).isEmpty();
        assertThat(outcome.failures()).containsOnlyKeys(new RowId("row-1"));
        assertThat(outcome.counts()).isEqualTo(new BatchCounts(20, 19, 0, 0, 0, 0, 1, 0));
        assertThat(clock.elapsed()).isBetween(Duration.ofMinutes(15), Duration.ofMinutes(30));
        assertThat(noted())
                .hasSize(19)
                .allMatch(row ->
                        row.completedAt().orElseThrow().isBefore(clock.instant().minusSeconds(600)));
    }

    @Test
    void ten_submissions_in_a_row_rejected_alike_stop_the_batch() throws Exception {
        api.submitting(Collections.nCopies(40, answered(422)).toArray(Attempt[]::new));

        BatchOutcome outcome = run(rows(40));

        assertThat(api.submitted()).hasSize(10);
        assertThat(outcome.counts()).isEqualTo(new BatchCounts(40, 0, 0, 0, 10, 0, 0, 0));
        assertThat(outcome.counts().notSubmitted()).isEqualTo(30);
        assertThat(outcome.stoppedBy()).containsInstanceOf(RequestRejectedException.class);
        assertThat(outcome.failedInARow()).isEqualTo(10);
    }

    @Test
    void keeps_going_on_request() throws Exception {
        api.submitting(Collections.nCopies(12, answered(422)).toArray(Attempt[]::new));

        BatchOutcome outcome = run(rows(20), KEEP_GOING);

        assertThat(outcome.counts()).isEqualTo(new BatchCounts(20, 8, 0, 0, 12, 0, 0, 0));
        assertThat(outcome.stoppedBy()).isEmpty();
    }

    @Test
    void rejections_of_different_kinds_do_not_stop_the_batch() throws Exception {
        for (int i = 0; i < 10; i++) {
            api.submitting(rejected("missing"), rejected("value_error"));
        }

        BatchOutcome outcome = run(rows(25));

        assertThat(outcome.counts()).isEqualTo(new BatchCounts(25, 5, 0, 0, 20, 0, 0, 0));
        assertThat(outcome.stoppedBy()).isEmpty();
    }

    @Test
    void an_accepted_row_interrupts_the_row_of_rejections() throws Exception {
        api.submitting(Collections.nCopies(9, answered(422)).toArray(Attempt[]::new));
        assertThat(run(rows(10)).stoppedBy()).isEmpty();
        api.submitting(Collections.nCopies(9, answered(422)).toArray(Attempt[]::new));

        assertThat(run(rows(10), RETRY_FAILED).stoppedBy()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {429, 503})
    void a_row_that_is_turned_away_is_not_submitted_and_does_not_stop_the_others(int status) throws Exception {
        api.submitting(Collections.nCopies(6, answered(status)).toArray(Attempt[]::new));

        BatchOutcome outcome = run(rows(3));

        assertThat(outcome.counts()).isEqualTo(new BatchCounts(3, 2, 0, 0, 0, 0, 0, 0));
        assertThat(outcome.failures()).containsOnlyKeys(new RowId("row-1"));
        assertThat(outcome.stoppedBy()).isEmpty();
        assertThat(noted()).extracting(RowResult::status).contains("NOT_SUBMITTED");
        assertThat(ledger.list(JobFilter.ALL))
                .extracting(job -> job.state().status())
                .contains("NOT_SUBMITTED");

        assertThat(run(rows(3)).counts().done()).isEqualTo(3);
    }

    @Test
    void an_api_that_takes_no_row_stops_the_batch() throws Exception {
        api.submitting(Collections.nCopies(100, answered(429)).toArray(Attempt[]::new));

        BatchOutcome outcome = run(rows(40));

        assertThat(api.submitted()).hasSize(60);
        assertThat(outcome.stoppedBy()).containsInstanceOf(TooManyRequestsException.class);
        assertThat(outcome.counts().notSubmitted()).isEqualTo(40);
    }

    @Test
    void an_untrusted_certificate_stops_the_batch_at_once() throws Exception {
        api.submitting(new NotSent("wrong host", NetworkFault.PERMANENT, evidence(Phase.CONNECTING)));

        assertThat(run(rows(3)).stoppedBy()).containsInstanceOf(UnreachableException.class);
        assertThat(api.submitted()).hasSize(1);
    }

    @Test
    void a_rejected_row_may_be_corrected_under_its_id() throws Exception {
        api.submitting(answered(422));
        run(rows(1));
        List<BatchRow> corrected = List.of(row(1, "a corrected city"));

        assertThat(run(corrected).counts().rejected()).isEqualTo(1);
        assertThat(api.submitted()).hasSize(1);

        assertThat(run(corrected, RETRY_FAILED).counts().done()).isEqualTo(1);
        assertThat(api.submitted())
                .extracting(sent -> sent.input().get("prompt").nonBlankText())
                .containsExactly(Optional.of("city 1"), Optional.of("a corrected city"));
        assertThat(run(corrected).counts().done()).isEqualTo(1);
        assertThat(api.submitted()).hasSize(2);
    }

    @Test
    void a_failed_row_may_be_corrected_on_request() throws Exception {
        api.endingIn("FAILED");
        run(rows(1));
        api.endingIn("COMPLETED");
        List<BatchRow> corrected = List.of(row(1, "a corrected city"));

        assertThatExceptionOfType(InvalidManifestException.class).isThrownBy(() -> run(corrected));
        assertThat(run(corrected, RETRY_FAILED).counts().done()).isEqualTo(1);
    }

    @Test
    void a_row_that_was_never_sent_may_be_changed() throws Exception {
        api.submitting(Collections.nCopies(6, answered(503)).toArray(Attempt[]::new));
        run(rows(1));

        assertThat(run(List.of(row(1, "another city"))).counts().done()).isEqualTo(1);
    }

    @Test
    void a_row_that_changed_under_the_id_of_an_accepted_job_is_an_error() throws Exception {
        run(rows(1));
        List<BatchRow> changed = List.of(row(1, "another city"), row(2, "new"));

        assertThatExceptionOfType(InvalidManifestException.class)
                .isThrownBy(() -> run(changed))
                .withMessage("memory.jsonl:1: row \"row-1\" differs from what was submitted under its id; give it"
                        + " another id")
                .matches(InvalidManifestException::isChanged);
        assertThat(api.submitted()).hasSize(1);

        BatchOutcome outcome = run(changed, SKIP_CHANGED);
        assertThat(outcome.changed()).containsExactly(new RowId("row-1"));
        assertThat(outcome.counts().done()).isEqualTo(2);
        assertThat(api.submitted()).hasSize(2);
    }

    @Test
    void a_completed_row_is_never_submitted_again_whatever_the_ledger_knows() throws Exception {
        batch(new InMemoryMedia()).run(request(rows(1), Limits.DEFAULT), BatchListener.NONE);
        assertThat(noted()).extracting(RowResult::status).containsExactly("COMPLETED");
        assertThat(noted().get(0).files()).isEmpty();

        var states = new RowStates(
                new InMemoryLedger(),
                request(rows(1), RETRY_FAILED),
                Map.of(new RowId("row-1"), ResultsLog.LastLogged.of(noted().get(0), folder)));
        assertThat(states.of(rows(1).get(0)).state()).isEqualTo(RowState.UNSAVED);
        assertThat(new ReadBatch(Optional.of(new InMemoryLedger())).status(folder.forReading()))
                .isEqualTo(new BatchCounts(1, 0, 1, 0, 0, 0, 0, 0));
    }

    @Test
    void an_older_copy_of_the_ledger_does_not_hide_that_a_row_is_completed() throws Exception {
        api.submitting(answered(422));
        run(rows(1));
        Job before = ledger.list(JobFilter.ALL).get(0);
        run(rows(1), RETRY_FAILED);
        ledger.change(before.id(), later -> before);

        assertThat(run(rows(1), RETRY_FAILED).counts().done()).isEqualTo(1);
        assertThat(api.submitted()).hasSize(2);
        assertThat(new ReadBatch(Optional.of(ledger))
                        .status(folder.forReading())
                        .done())
                .isEqualTo(1);
    }

    @Test
    void a_ledger_that_the_batch_was_not_started_with_does_not_know_it() throws Exception {
        assertThat(new ReadBatch(Optional.of(ledger)).knows(folder.forReading()))
                .isTrue();
        run(rows(1));

        assertThat(new ReadBatch(Optional.of(ledger)).knows(folder.forReading()))
                .isTrue();
        assertThat(new ReadBatch(Optional.of(new InMemoryLedger())).knows(folder.forReading()))
                .isFalse();
        assertThat(new ReadBatch(Optional.empty()).knows(folder.forReading())).isFalse();
    }

    @Test
    void a_missing_file_is_downloaded_again() throws Exception {
        folder.storing(path -> results.files().containsKey(path));
        run(rows(2));
        results.remove("row-1-1.png");

        assertThat(new ReadBatch(Optional.of(ledger)).status(folder.forReading()))
                .isEqualTo(new BatchCounts(2, 1, 1, 0, 0, 0, 0, 0));
        assertThat(run(rows(2)).counts().done()).isEqualTo(2);
        assertThat(results.files()).containsKey("row-1-1.png");
        assertThat(api.submitted()).hasSize(2);
        assertThat(media.fetched()).hasSize(3);
    }

    private static Attempt rejected(String code) {
        return new ErrorResponse(
                new ApiError("POST", "https://api.test", 422, Optional.empty(), Optional.of(code), "words " + code),
                Optional.empty(),
                evidence(Phase.ANSWERED));
    }
}
