package io.invokectl.application.save;

import io.invokectl.application.ledger.JobHistory;
import io.invokectl.application.ledger.RecordedInvocations;
import io.invokectl.application.port.Invocations;
import io.invokectl.application.port.Media;
import io.invokectl.application.port.ProgressEvent;
import io.invokectl.application.port.ProgressEvent.LedgerWarning;
import io.invokectl.application.port.ProgressListener;
import io.invokectl.application.port.Results;
import io.invokectl.application.save.SaveRequest.SaveOptions;
import io.invokectl.domain.failure.InvokectlException;
import io.invokectl.domain.failure.LocalFileException;
import io.invokectl.domain.invocation.IdempotencyKey;
import io.invokectl.domain.invocation.RequestId;
import io.invokectl.domain.job.SavedFile;
import io.invokectl.domain.submission.Submission;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Saves the files of completed jobs. A file that cannot be fetched does not prevent the others from being saved, and a
 * file that is already in place is not fetched again. Thread-safe if its ports are.
 */
public final class SaveResults {
    private final Invocations invocations;
    private final Function<RequestId, Media> media;
    private final Results results;
    private final JobHistory history;
    private final ProgressListener listener;

    /**
     * Saved files of a job.
     *
     * @param files the saved files, in the order of the output
     * @param failures why each of the other files is missing
     * @param ledgerWarnings what could not be read from or written to the ledger
     */
    public record SavedResults(
            List<SavedFile> files, List<InvokectlException> failures, List<LedgerWarning> ledgerWarnings) {

        /** Nothing to save. */
        public static final SavedResults NONE = new SavedResults(List.of(), List.of(), List.of());

        public SavedResults {
            files = List.copyOf(files);
            failures = List.copyOf(failures);
            ledgerWarnings = List.copyOf(ledgerWarnings);
        }
    }

    /**
     * Creates the use case.
     *
     * @param media the media of the API that a job is read from
     */
    public SaveResults(
            Invocations invocations,
            Function<RequestId, Media> media,
            Results results,
            JobHistory history,
            ProgressListener listener) {
        this.invocations = invocations;
        this.media = media;
        this.results = results;
        this.history = history;
        this.listener = listener;
    }

    /**
     * Checks that files can be saved, before a job is paid for.
     *
     * @throws LocalFileException if they cannot
     */
    public void prepare() {
        results.draft().close();
    }

    /**
     * Checks that the name of a job's file is free, as far as it is known before the job is submitted.
     *
     * @param key the idempotency key; if the ledger knows it, the file may exist already
     * @throws LocalFileException if the name is taken
     */
    public void requireFreeName(SaveOptions options, Submission submission, Optional<IdempotencyKey> key) {
        if (!options.overwrite() && key.filter(history::knows).isEmpty()) {
            options.name().fixed(submission).flatMap(results::find).ifPresent(taken -> {
                throw LocalFileException.conflict(taken.path());
            });
        }
    }

    /**
     * Fetches and saves every file of a job, or the output itself if it is a document without media. An expired link is requested once more from the API.
     *
     * @throws InterruptedException if the thread is interrupted; the files saved so far stay and are recorded
     */
    public SavedResults save(SaveRequest request) throws InterruptedException {
        JobHistory recorder = history.withoutWarnings();
        RequestId id = request.invocation().requestId();
        var operation = new SaveOperation(
                request, recorder, new RecordedInvocations(invocations, recorder), media.apply(id), results);
        try {
            operation.run();
        } finally {
            recorder.record(id, "the files of " + id + " were saved", job -> job.saved(operation.located()));
        }
        var saved = new SavedResults(operation.files(), operation.failures(), recorder.warnings());
        remark(request, saved, operation.omitted());
        return saved;
    }

    private void remark(SaveRequest request, SavedResults saved, int omitted) {
        String id = request.invocation().requestId().value();
        for (int flagged : request.invocation().flagged()) {
            listener.onEvent(new ProgressEvent.Remark(
                    "image " + flagged + " of " + id + " was flagged by the safety checker and may be blank"));
        }
        if (omitted > 0) {
            listener.onEvent(new ProgressEvent.Remark(id + " has " + omitted + " more files in its output than the "
                    + saved.files().size() + " that are saved of one job"));
        }
    }
}
