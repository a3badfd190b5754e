package io.invokectl.cli;

import io.invokectl.application.port.BatchFolder;
import io.invokectl.application.port.Manifest;
import io.invokectl.domain.batch.BatchRow;
import io.invokectl.domain.batch.ReportRow;
import io.invokectl.domain.batch.RowId;
import io.invokectl.domain.batch.RowResult;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** A manifest and the folder of its batch, in memory. */
final class FakeBatch implements Manifest, BatchFolder {
    final List<BatchRow> rows = new ArrayList<>();
    private final Map<RowId, RowResult> results = new LinkedHashMap<>();

    @Override
    public Rows open() {
        Iterator<BatchRow> left = rows.iterator();
        return new Rows() {
            @Override
            public Optional<BatchRow> next() {
                return left.hasNext() ? Optional.of(left.next()) : Optional.empty();
            }

            @Override
            public void close() {}
        };
    }

    @Override
    public String batch() {
        return "batch_1";
    }

    @Override
    public synchronized void note(RowResult result) {
        results.remove(result.id());
        results.put(result.id(), result);
    }

    @Override
    public synchronized void each(Consumer<RowResult> reader) {
        List.copyOf(results.values()).forEach(reader);
    }

    @Override
    public String report(Stream<ReportRow> rows) {
        return "out/report.html";
    }

    @Override
    public void close() {}
}
