package io.invokectl.files;

import io.invokectl.application.port.BatchFolder;
import io.invokectl.application.port.ProgressListener;
import io.invokectl.domain.batch.RowResult;
import io.invokectl.domain.failure.LocalFileException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/**
 * The folder of a batch, with {@code batch.name}, {@code batch.ledger}, {@code batch.rows} and {@code results.jsonl}
 * beside the files of its jobs. A line of {@code results.jsonl} that cannot be read is passed over, and
 * told. Thread-safe.
 */
public final class BatchDirectory implements BatchFolder {
    private static final String ROWS = "batch.rows";
    private static final String LEDGER = "batch.ledger";

    private final Path folder;
    private final String batch;
    private final ResultsFile log;
    private final Optional<Run> run;

    private BatchDirectory(Path folder, String batch, Optional<Run> run, ProgressListener listener) {
        this.folder = folder;
        this.batch = batch;
        this.log = new ResultsFile(folder, listener);
        this.run = run;
    }

    /**
     * Opens a folder for a run. It is made if it is not there, and gets its name the first time.
     *
     * @param path the folder, as a user typed it
     * @param chance what a new name comes from
     * @param listener whom to tell of lines that cannot be read
     * @throws LocalFileException if a run has it open, if it has results but no name, or if it cannot be used
     */
    public static BatchDirectory forRun(String path, RandomGenerator chance, ProgressListener listener) {
        Path folder = FileErrors.path(path);
        try {
            new DurableDirectory(folder).make();
            RunLock lock = RunLock.on(folder);
            try {
                OwnFile.require(folder.resolve(ResultsFile.FILE));
                String name = given(folder).orElseGet(() -> new BatchName(new DurableDirectory(folder)).make(chance));
                var writer = new ResultWriter(folder);
                new DurableDirectory(folder).force();
                return new BatchDirectory(folder, name, Optional.of(new Run(lock, writer)), listener);
            } catch (IOException | LocalFileException failure) {
                lock.close();
                throw failure;
            }
        } catch (IOException failure) {
            throw FileErrors.of(folder, "cannot be used", failure);
        }
    }

    /**
     * Opens a folder to see what a run would do, whether or not it is there. Nothing is made, and nothing can be noted.
     *
     * @param path the folder, as a user typed it
     * @param chance what a new name comes from
     * @param listener whom to tell of lines that cannot be read
     * @throws LocalFileException if it has results but no name, or if it cannot be read
     */
    public static BatchDirectory forPlan(String path, RandomGenerator chance, ProgressListener listener) {
        Path folder = FileErrors.path(path);
        try {
            String name = given(folder).orElseGet(() -> BatchName.any(chance));
            return new BatchDirectory(folder, name, Optional.empty(), listener);
        } catch (IOException failure) {
            throw FileErrors.of(folder, "cannot be read", failure);
        }
    }

    private static Optional<String> given(Path folder) throws IOException {
        Optional<String> given = new BatchName(new DurableDirectory(folder)).find();
        if (given.isEmpty() && Files.exists(folder.resolve(ResultsFile.FILE))) {
            throw new LocalFileException(
                    folder.toString(),
                    "has results.jsonl but no batch.name, under which the ledger knows what was bought;"
                            + " put that file back, or take another folder");
        }
        return given;
    }

    /**
     * Opens a folder to be looked at, whether or not a run has it open. Nothing can be noted in it.
     *
     * @param path the folder, as a user typed it
     * @param listener whom to tell of lines that cannot be read
     * @throws LocalFileException if it is not the folder of a batch, or cannot be read
     */
    public static BatchDirectory forReading(String path, ProgressListener listener) {
        Path folder = FileErrors.path(path);
        try {
            String name = new BatchName(new DurableDirectory(folder))
                    .find()
                    .orElseThrow(() ->
                            new LocalFileException(path, "is not the folder of a batch: there is no batch.name in it"));
            return new BatchDirectory(folder, name, Optional.empty(), listener);
        } catch (IOException failure) {
            throw FileErrors.of(folder, "cannot be read", failure);
        }
    }

    @Override
    public String batch() {
        return batch;
    }

    @Override
    public Optional<String> ledger() {
        return word(LEDGER);
    }

    @Override
    public void ledger(String identity) {
        run();
        new DurableDirectory(folder).write(LEDGER, identity);
    }

    @Override
    public long rows() {
        return word(ROWS)
                .filter(word -> word.matches("\\d{1,18}"))
                .map(Long::parseLong)
                .orElse(0L);
    }

    private Optional<String> word(String file) {
        try {
            return new DurableDirectory(folder).word(file);
        } catch (IOException failure) {
            throw FileErrors.of(folder.resolve(file), "cannot be read", failure);
        }
    }

    @Override
    public void rows(long number) {
        run();
        new DurableDirectory(folder).write(ROWS, Long.toString(number));
    }

    @Override
    public void note(RowResult result) {
        try {
            run().writer().add(result);
        } catch (IOException failure) {
            throw FileErrors.of(folder.resolve(ResultsFile.FILE), "cannot be written", failure);
        }
    }

    private Run run() {
        return run.orElseThrow(() -> new IllegalStateException(folder + " was opened to be looked at"));
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
    public void close() {
        try {
            if (run.isPresent()) {
                run.get().close();
            }
        } catch (IOException failure) {
            throw FileErrors.of(folder, "cannot be closed", failure);
        }
    }

    /** What a run holds. */
    private record Run(RunLock lock, ResultWriter writer) {
        void close() throws IOException {
            writer.close();
            lock.close();
        }
    }
}
