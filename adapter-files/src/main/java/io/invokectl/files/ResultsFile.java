package io.invokectl.files;

import io.invokectl.application.port.ProgressEvent;
import io.invokectl.application.port.ProgressListener;
import io.invokectl.domain.batch.RowId;
import io.invokectl.domain.batch.RowResult;
import io.invokectl.domain.value.InvalidValueException;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** Reads what became of the rows. A run may be adding to it. Thread-safe. */
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

    /** Shows the last result of each row, one in memory at a time: the first reading finds which those are. */
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

    private void read(BiConsumer<Long, RowResult> reader, ProgressListener told) throws IOException {
        try (var lines = new ManifestLines(OwnFile.read(path))) {
            while (lines.next()) {
                long number = lines.number();
                result(lines, told).ifPresent(result -> reader.accept(number, result));
            }
        } catch (NoSuchFileException nothingYet) {
            // No row has ended.
        }
    }

    /** A last line without an end is still being written, or was when its writer died. */
    private Optional<RowResult> result(ManifestLines lines, ProgressListener told) {
        try {
            return Optional.of(line.read(lines.text()));
        } catch (InvalidValueException wrong) {
            if (lines.isEnded()) {
                told.onEvent(new ProgressEvent.Remark(
                        path + ":" + lines.number() + ": this line is passed over: " + wrong.problem()));
            }
            return Optional.empty();
        }
    }
}
