package io.invokectl.files;

import io.invokectl.application.port.ProgressEvent;
import io.invokectl.application.port.ProgressListener;
import io.invokectl.domain.batch.RowId;
import io.invokectl.domain.batch.RowResult;
import io.invokectl.domain.value.InvalidValueException;
import io.invokectl.filesystem.TrustedFile;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** Reads {@code results.jsonl}, even while a run appends to it. Thread-safe. */
final class ResultsFile {
    static final String FILE = "results.jsonl";

    private final Path path;
    private final ResultsLine line;
    private final ProgressListener listener;

    ResultsFile(Path folder, ProgressListener listener) {
        this.path = folder.resolve(FILE);
        this.line = new ResultsLine(folder);
        this.listener = listener;
    }

    /** Passes on the last result of each row. Two passes: the first finds the lines, so that results stay on disk. */
    void each(Consumer<RowResult> reader) throws IOException {
        var last = new HashMap<RowId, Long>();
        read((number, result) -> last.put(result.id(), number), listener);
        read(
                (number, result) -> {
                    if (last.remove(result.id(), number)) {
                        reader.accept(result);
                    }
                },
                ProgressListener.NONE);
    }

    private void read(BiConsumer<Long, RowResult> reader, ProgressListener warnings) throws IOException {
        try (var lines = new ManifestLines(TrustedFile.read(path))) {
            while (lines.next()) {
                long number = lines.number();
                result(lines, warnings).ifPresent(result -> reader.accept(number, result));
            }
        } catch (NoSuchFileException noResults) {
            // No row has finished.
        }
    }

    /** Reports an invalid line, unless it is an incomplete last one: a run is writing it, or crashed. */
    private Optional<RowResult> result(ManifestLines lines, ProgressListener warnings) {
        try {
            return Optional.of(line.read(lines.text()));
        } catch (InvalidValueException wrong) {
            if (lines.isEnded()) {
                warnings.onEvent(new ProgressEvent.Remark(
                        path + ":" + lines.number() + ": skipped invalid line: " + wrong.problem()));
            }
            return Optional.empty();
        }
    }
}
