package io.invokectl.application.port;

import io.invokectl.domain.batch.BatchRow;
import io.invokectl.domain.batch.RowId;
import io.invokectl.domain.failure.InvalidManifest;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Rows without a file. */
public class InMemoryManifest implements Manifest {
    private static final String NAME = "memory.jsonl";

    private final List<BatchRow> rows;

    public InMemoryManifest(List<BatchRow> rows) {
        this.rows = List.copyOf(rows);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Rows open() {
        return new MemoryRows(rows);
    }

    private static final class MemoryRows implements Rows {
        private final Iterator<BatchRow> left;
        private final Map<RowId, Long> ids = new HashMap<>();

        MemoryRows(List<BatchRow> rows) {
            this.left = rows.iterator();
        }

        @Override
        public Optional<BatchRow> next() {
            if (left.hasNext()) {
                return Optional.of(checked(left.next()));
            }
            if (ids.isEmpty()) {
                throw new InvalidManifest(NAME, "there is no row in it");
            }
            return Optional.empty();
        }

        private BatchRow checked(BatchRow row) {
            Long earlier = ids.putIfAbsent(row.id(), row.line());
            if (earlier != null) {
                throw new InvalidManifest(
                        NAME, row.line(), "the id \"" + row.id() + "\" stands on line " + earlier + " already");
            }
            return row;
        }

        @Override
        public void close() {}
    }
}
