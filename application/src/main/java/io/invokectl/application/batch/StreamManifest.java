package io.invokectl.application.batch;

import io.invokectl.application.port.Manifest;
import io.invokectl.application.port.Manifest.BatchRow;
import io.invokectl.domain.batch.RowId;
import io.invokectl.domain.failure.InvalidManifestException;
import io.invokectl.domain.submission.Submission;
import io.invokectl.domain.value.InvalidValueException;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Manifest whose rows come from a stream of objects. Objects are read one at a time; only the IDs of earlier rows stay in
 * memory. Exceptions of the stream are passed on. Thread-safe if its supplier is.
 *
 * @param <T> the type of the objects
 */
public final class StreamManifest<T> implements Manifest {
    private final String name;
    private final Supplier<Stream<T>> items;
    private final Function<? super T, RowId> ids;
    private final Function<? super T, Submission> submissions;

    /**
     * Creates a manifest. The line number of a row is the position of its object in the stream, counted from 1.
     *
     * @param name the name of the manifest in messages
     * @param items supplies the same objects in the same order every time; called twice per run, and closed
     * @param ids the ID of a row, by which a later run recognises it
     * @param submissions the submission of a row, the same every time
     */
    public StreamManifest(
            String name,
            Supplier<Stream<T>> items,
            Function<? super T, RowId> ids,
            Function<? super T, Submission> submissions) {
        this.name = name;
        this.items = items;
        this.ids = ids;
        this.submissions = submissions;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Rows open() {
        return new StreamRows(items.get());
    }

    private final class StreamRows implements Rows {
        private final Stream<T> stream;
        private final Iterator<T> left;
        private final Map<RowId, Long> lines = new HashMap<>();

        StreamRows(Stream<T> stream) {
            this.stream = stream;
            this.left = stream.iterator();
        }

        @Override
        public Optional<BatchRow> next() {
            if (left.hasNext()) {
                return Optional.of(row(left.next(), lines.size() + 1L));
            }
            if (lines.isEmpty()) {
                throw new InvalidManifestException(name, "no rows");
            }
            return Optional.empty();
        }

        private BatchRow row(T item, long line) {
            try {
                var row = new BatchRow(line, ids.apply(item), submissions.apply(item));
                Long earlier = lines.putIfAbsent(row.id(), line);
                if (earlier != null) {
                    throw new InvalidValueException(
                            "duplicate id \"" + row.id() + "\" (first on line " + earlier + ")");
                }
                return row;
            } catch (InvalidValueException unusable) {
                throw new InvalidManifestException(name, line, unusable.problem());
            }
        }

        @Override
        public void close() {
            stream.close();
        }
    }
}
