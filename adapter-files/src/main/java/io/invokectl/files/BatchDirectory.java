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
 * beside the result files. Invalid lines of {@code results.jsonl} are skipped and reported to the listener. Thread-safe.
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
     * Opens a folder for a run, and creates it with a new batch name if it does not exist.
     *
     * @param path the folder
     * @param random the source of a new name
     * @param listener is told of skipped lines
     * @throws LocalFileException if another run has it open, if it has results but no name, or if it cannot be used
     */
    public static BatchDirectory forRun(String path, RandomGenerator random, ProgressListener listener) {
        Path folder = FileErrors.path(path);
        try {
            new DurableDirectory(folder).create();
            RunLock lock = RunLock.on(folder);
            try {
                OwnFile.require(folder.resolve(ResultsFile.FILE));
                String name = given(folder).orElseGet(() -> new BatchName(new DurableDirectory(folder)).create(random));
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
     * Opens a folder for a dry run, read-only. The folder need not exist and is not created.
     *
     * @param path the folder
     * @param random the source of a new name
     * @param listener is told of skipped lines
     * @throws LocalFileException if it has results but no name, or if it cannot be read
     */
    public static BatchDirectory forPlan(String path, RandomGenerator random, ProgressListener listener) {
        Path folder = FileErrors.path(path);
        try {
            String name = given(folder).orElseGet(() -> BatchName.random(random));
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
                    "has results.jsonl but no batch.name, which identifies the batch in the ledger; restore that file"
                            + " or use another folder");
        }
        return given;
    }

    /**
     * Opens the folder of an existing batch, read-only, even while a run has it open.
     *
     * @param path the folder
     * @param listener is told of skipped lines
     * @throws LocalFileException if it is not a batch folder, or cannot be read
     */
    public static BatchDirectory forReading(String path, ProgressListener listener) {
        Path folder = FileErrors.path(path);
        try {
            String name = new BatchName(new DurableDirectory(folder))
                    .find()
                    .orElseThrow(() -> new LocalFileException(path, "is not a batch folder (no batch.name)"));
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
    public void close() {
        try {
            if (run.isPresent()) {
                run.get().close();
            }
        } catch (IOException failure) {
            throw FileErrors.of(folder, "cannot be closed", failure);
        }
    }

    private record Run(RunLock lock, ResultWriter writer) {
        void close() throws IOException {
            writer.close();
            lock.close();
        }
    }
}
