package io.invokectl.application.port;

import io.invokectl.domain.batch.RowId;
import io.invokectl.domain.batch.RowResult;
import io.invokectl.domain.batch.SubmittedRow;
import io.invokectl.domain.failure.LocalFileException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** A directory in memory, opened for a run or for reading. */
public final class InMemoryBatchFolder implements BatchFolder {
    private static final String PLACE = "memory";

    private final JobHistory history;
    private final boolean runs;

    /** An empty directory, opened for a run. */
    public InMemoryBatchFolder(String batch) {
        this(new JobHistory(batch), true);
    }

    private InMemoryBatchFolder(JobHistory history, boolean runs) {
        this.history = history;
        this.runs = runs;
        history.running |= runs;
    }

    /** The same directory, opened for another run. */
    public InMemoryBatchFolder forRun() {
        if (history.running) {
            throw new LocalFileException(PLACE, "another run of this batch is in progress; wait until it ends");
        }
        return new InMemoryBatchFolder(history, true);
    }

    /** The same directory, opened for reading. */
    public InMemoryBatchFolder forReading() {
        return new InMemoryBatchFolder(history, false);
    }

    @Override
    public String location() {
        return PLACE;
    }

    @Override
    public String batch() {
        return history.batch;
    }

    @Override
    public Optional<String> ledger() {
        return history.ledger;
    }

    @Override
    public void ledger(String identity) {
        requireRun();
        history.ledger = Optional.of(identity);
    }

    @Override
    public long rows() {
        return history.rows;
    }

    @Override
    public void rows(long number) {
        requireRun();
        history.rows = number;
    }

    private void requireRun() {
        if (!runs) {
            throw new IllegalStateException("opened to be looked at");
        }
    }

    @Override
    public void note(RowResult result) {
        requireRun();
        synchronized (history) {
            history.results.remove(result.id());
            history.results.put(result.id(), result);
        }
    }

    /** Decides which files exist; all if this is never called. */
    public void storing(Predicate<String> files) {
        history.files = files;
    }

    @Override
    public boolean has(String path) {
        return history.files.test(path);
    }

    @Override
    public void each(Consumer<RowResult> reader) {
        List<RowResult> now;
        synchronized (history) {
            now = List.copyOf(history.results.values());
        }
        now.forEach(reader);
    }

    @Override
    public void log(SubmittedRow submission) {
        requireRun();
        synchronized (history) {
            history.submissions.add(submission);
        }
    }

    @Override
    public void eachSubmission(Consumer<SubmittedRow> reader) {
        List<SubmittedRow> now;
        synchronized (history) {
            now = List.copyOf(history.submissions);
        }
        now.forEach(reader);
    }

    @Override
    public void acceptMissing() {
        requireRun();
        synchronized (history) {
            history.submissions.clear();
        }
    }

    @Override
    public void close() {
        history.running &= !runs;
    }

    private static final class JobHistory {
        private final String batch;
        private final Map<RowId, RowResult> results = new LinkedHashMap<>();
        private final List<SubmittedRow> submissions = new ArrayList<>();
        private Optional<String> ledger = Optional.empty();
        private long rows;
        private boolean running;
        private Predicate<String> files = path -> true;

        JobHistory(String batch) {
            this.batch = batch;
        }
    }
}
