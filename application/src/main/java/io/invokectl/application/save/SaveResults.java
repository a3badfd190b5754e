package io.invokectl.application.save;

import static java.util.Objects.requireNonNull;

import io.invokectl.application.ledger.JobHistory;
import io.invokectl.application.port.Invocations;
import io.invokectl.application.port.Media;
import io.invokectl.application.port.ProgressEvent;
import io.invokectl.application.port.ProgressListener;
import io.invokectl.application.port.Results;
import io.invokectl.domain.failure.LocalFileException;
import io.invokectl.domain.invocation.RequestId;
import java.util.List;

/**
 * Brings home the files of finished jobs. A file that cannot be had does not keep the others away, and one that the
 * ledger knows to lie in its place is not fetched again. Thread-safe as far as its ports are.
 */
public final class SaveResults {
    private final Invocations invocations;
    private final Media media;
    private final Results results;
    private final JobHistory history;
    private final ProgressListener listener;

    /** Takes the ports, and what is remembered. */
    public SaveResults(
            Invocations invocations, Media media, Results results, JobHistory history, ProgressListener listener) {
        this.invocations = requireNonNull(invocations, "invocations");
        this.media = requireNonNull(media, "media");
        this.results = requireNonNull(results, "results");
        this.history = requireNonNull(history, "memory");
        this.listener = requireNonNull(listener, "notices");
    }

    /**
     * Makes sure that files can be kept, before a job is paid for.
     *
     * @throws LocalFileException if they cannot
     */
    public void prepare() {
        results.draft().close();
    }

    /**
     * Fetches and keeps every file of a job. A link that has expired is asked for once more through the API.
     *
     * @throws InterruptedException if the thread is interrupted; the files kept so far stay
     */
    public SavedResults save(SaveRequest request) throws InterruptedException {
        RequestId id = request.invocation().requestId();
        var saving = new SaveOperation(request, history, invocations, media, results);
        try {
            SavedResults saved = saving.saved();
            remark(request, saved);
            return saved;
        } finally {
            history.note(id, "the files of " + id + " were kept", job -> job.saved(saving.located()));
        }
    }

    private void remark(SaveRequest request, SavedResults saved) {
        String id = request.invocation().requestId().value();
        for (int flagged : request.invocation().flagged()) {
            listener.onEvent(new ProgressEvent.Remark(
                    "picture " + flagged + " of " + id + " was flagged by the safety checker and may be blank"));
        }
        if (List.of(saved.files(), saved.failures()).stream().allMatch(List::isEmpty)) {
            listener.onEvent(new ProgressEvent.Remark(id + " is completed and its output holds no media"));
        }
    }
}
