package io.invokectl.application.invocation;

import static java.util.Objects.requireNonNull;

import io.invokectl.application.port.Invocations;
import io.invokectl.application.port.Ledger;
import io.invokectl.application.port.Media;
import io.invokectl.application.port.Notice;
import io.invokectl.application.port.Notices;
import io.invokectl.application.port.Results;
import io.invokectl.domain.failure.LedgerException;
import io.invokectl.domain.failure.LocalFileException;
import io.invokectl.domain.invocation.RequestId;
import io.invokectl.domain.job.Job;
import java.util.List;
import java.util.Optional;

/**
 * Brings home the files of finished jobs. A file that cannot be had does not keep the others away, and one that the
 * ledger knows to lie in its place is not fetched again. Thread-safe as far as its ports are.
 */
public final class SaveResults {
    private final Invocations invocations;
    private final Media media;
    private final Results results;
    private final Optional<Ledger> ledger;
    private final Notices notices;

    /** Takes the ports. */
    public SaveResults(
            Invocations invocations, Media media, Results results, Optional<Ledger> ledger, Notices notices) {
        this.invocations = requireNonNull(invocations, "invocations");
        this.media = requireNonNull(media, "media");
        this.results = requireNonNull(results, "results");
        this.ledger = requireNonNull(ledger, "ledger");
        this.notices = requireNonNull(notices, "notices");
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
        Optional<Job> job = ledger.flatMap(book -> book.find(id));
        var saving = new Saving(request, job, invocations, media, results);
        try {
            SavedResults saved = saving.saved();
            remark(request, saved);
            return saved;
        } finally {
            job.ifPresent(known -> note(known, saving));
        }
    }

    private void note(Job job, Saving saving) {
        if (saving.located().isEmpty()) {
            return;
        }
        try {
            ledger.orElseThrow().change(job.id(), known -> known.kept(saving.located()));
        } catch (LedgerException trouble) {
            notices.tell(new Notice.LedgerTrouble("the files were kept, which is not noted: " + trouble.getMessage()));
        }
    }

    private void remark(SaveRequest request, SavedResults saved) {
        String id = request.invocation().requestId().value();
        for (int flagged : request.invocation().flagged()) {
            notices.tell(new Notice.Remark(
                    "picture " + flagged + " of " + id + " was flagged by the safety checker and may be blank"));
        }
        if (List.of(saved.files(), saved.failures()).stream().allMatch(List::isEmpty)) {
            notices.tell(new Notice.Remark(id + " is completed and its output holds no media"));
        }
    }
}
