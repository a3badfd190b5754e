package io.invokectl.files;

import io.invokectl.application.port.BatchFolder;
import io.invokectl.application.port.ProgressListener;
import io.invokectl.domain.batch.RowResult;
import io.invokectl.domain.batch.SubmittedRow;
import io.invokectl.domain.failure.LocalFileException;
import io.invokectl.filesystem.DurableFolder;
import io.invokectl.filesystem.TrustedFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/**
 * The directory of a batch, with {@code batch.name}, {@code batch.ledger}, {@code batch.rows}, {@code results.jsonl} and
 * {@code submissions.jsonl} beside the result files. Invalid lines of {@code results.jsonl} are skipped and reported to the listener.
 * Thread-safe.
 */
public final class BatchDirectory implements BatchFolder {
    private static final String NAME = "batch.name";
    private static final String NAME_FORM = "[0-9a-f]{16}";

    private final Path folder;
    private final String batch;
    private final Optional<Run> run;
    private final ResultsFile log;
    private final SubmissionLog submissions;
    private final WordFile ledger;
    private final WordFile rows;

    private BatchDirectory(Path folder, String batch, Optional<Run> run, ProgressListener listener) {
        this.folder = folder;
        this.batch = batch;
        this.run = run;
        this.log = new ResultsFile(folder, listener);
        this.submissions = new SubmissionLog(folder.resolve(SubmissionLog.FILE));
        this.ledger = new WordFile(folder, "batch.ledger");
        this.rows = new WordFile(folder, "batch.rows");
    }

    /**
     * Opens a directory for a run, and creates it with a new batch name if it does not exist.
     *
     * @param path the directory
     * @param random the source of a new name
     * @param listener notified of skipped lines
     * @throws LocalFileException if another run has it open, if it has results but no name, or if it cannot be used
     */
    public static BatchFolder forRun(String path, RandomGenerator random, ProgressListener listener) {
        Path folder = FileErrors.path(path);
        try {
            DurableFolder.create(folder);
            RunLock lock = RunLock.on(folder);
            try {
                TrustedFile.require(folder.resolve(ResultsFile.FILE));
                TrustedFile.require(folder.resolve(SubmissionLog.FILE));
                Optional<String> known = knownName(folder);
                String name = known.orElseGet(() -> newName(random));
                if (known.isEmpty()) {
                    new WordFile(folder, NAME).write(name);
                }
                Run opened = Run.in(folder, lock);
                DurableFolder.force(folder);
                return new BatchDirectory(folder, name, Optional.of(opened), listener);
            } catch (IOException | LocalFileException failure) {
                lock.close();
                throw failure;
            }
        } catch (IOException failure) {
            throw FileErrors.of(folder, "cannot be used", failure);
        }
    }

    /**
     * Opens a directory for a dry run, read-only. The directory need not exist and is not created.
     *
     * @param path the directory
     * @param random the source of a new name
     * @param listener notified of skipped lines
     * @throws LocalFileException if it has results but no name, or if it cannot be read
     */
    public static BatchFolder forPlan(String path, RandomGenerator random, ProgressListener listener) {
        Path folder = FileErrors.path(path);
        String name = knownName(folder).orElseGet(() -> newName(random));
        return new BatchDirectory(folder, name, Optional.empty(), listener);
    }

    /**
     * Opens the directory of an existing batch, read-only, even while a run has it open.
     *
     * @param path the directory
     * @param listener notified of skipped lines
     * @throws LocalFileException if it is not a batch directory, or cannot be read
     */
    public static BatchFolder forReading(String path, ProgressListener listener) {
        Path folder = FileErrors.path(path);
        String name = name(folder)
                .orElseThrow(() -> new LocalFileException(path, "is not a batch directory (no batch.name)"));
        return new BatchDirectory(folder, name, Optional.empty(), listener);
    }

    /** The name identifies the batch in the ledger, so it never changes. */
    private static Optional<String> name(Path folder) {
        Optional<String> name = new WordFile(folder, NAME).read();
        if (name.filter(word -> !word.matches(NAME_FORM)).isPresent()) {
            throw new LocalFileException(
                    folder.resolve(NAME).toString(), "is not a batch name; restore the original file");
        }
        return name;
    }

    private static Optional<String> knownName(Path folder) {
        Optional<String> name = name(folder);
        if (name.isEmpty() && Files.exists(folder.resolve(ResultsFile.FILE))) {
            throw new LocalFileException(
                    folder.toString(),
                    "has results.jsonl but no batch.name, which identifies the batch in the ledger; restore that file"
                            + " or use another directory");
        }
        return name;
    }

    private static String newName(RandomGenerator random) {
        return HexFormat.of().toHexDigits(random.nextLong());
    }

    @Override
    public String location() {
        return folder.toString();
    }

    @Override
    public String batch() {
        return batch;
    }

    @Override
    public Optional<String> ledger() {
        return ledger.read();
    }

    @Override
    public void ledger(String identity) {
        run();
        ledger.write(identity);
    }

    @Override
    public long rows() {
        return rows.read()
                .filter(word -> word.matches("\\d{1,18}"))
                .map(Long::parseLong)
                .orElse(0L);
    }

    @Override
    public void rows(long number) {
        run();
        rows.write(Long.toString(number));
    }

    @Override
    public void note(RowResult result) {
        try {
            run().results().add(new ResultsLine(folder).write(result));
        } catch (IOException failure) {
            throw FileErrors.of(folder.resolve(ResultsFile.FILE), "cannot be written", failure);
        }
    }

    @Override
    public boolean has(String path) {
        try {
            Path file = folder.toAbsolutePath().resolve(path).normalize();
            return file.startsWith(folder.toAbsolutePath().normalize()) && Files.isRegularFile(file);
        } catch (InvalidPathException noPath) {
            return false;
        }
    }

    private Run run() {
        return run.orElseThrow(() -> new IllegalStateException(folder + " is open for reading only"));
    }

    @Override
    public void each(Consumer<RowResult> reader) {
        try {
            log.each(reader);
        } catch (IOException failure) {
            throw FileErrors.of(folder.resolve(ResultsFile.FILE), "cannot be read", failure);
        }
    }

    @Override
    public void log(SubmittedRow submission) {
        try {
            run().submissions().add(SubmissionLog.line(submission));
        } catch (IOException failure) {
            throw FileErrors.of(submissions.path(), "cannot be written", failure);
        }
    }

    @Override
    public void eachSubmission(Consumer<SubmittedRow> reader) {
        try {
            submissions.each(reader);
        } catch (IOException failure) {
            throw FileErrors.of(submissions.path(), "cannot be read", failure);
        }
    }

    @Override
    public void acceptMissing() {
        try {
            run().submissions().clear();
        } catch (IOException failure) {
            throw FileErrors.of(submissions.path(), "cannot be written", failure);
        }
    }

    @Override
    public void close() {
        try {
            if (run.isPresent()) {
                run.get().close();
            }
        } catch (IOException failure) {
            throw FileErrors.of(folder, "cannot be closed", failure);
        }
    }

    private record Run(RunLock lock, LineWriter results, LineWriter submissions) {
        static Run in(Path folder, RunLock lock) throws IOException {
            var results = new LineWriter(folder.resolve(ResultsFile.FILE), new ResultsLine(folder)::isResult);
            try {
                return new Run(
                        lock,
                        results,
                        new LineWriter(
                                folder.resolve(SubmissionLog.FILE),
                                line -> SubmissionLog.parse(line).isPresent()));
            } catch (IOException failure) {
                results.close();
                throw failure;
            }
        }

        void close() throws IOException {
            try (lock;
                    results;
                    submissions) {
                // Closes the lock last.
            }
        }
    }
}
