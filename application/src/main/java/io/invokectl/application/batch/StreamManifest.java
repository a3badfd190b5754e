package io.invokectl.application.batch;

import static java.util.Objects.requireNonNull;

import io.invokectl.application.port.Manifest;
import io.invokectl.domain.batch.BatchRow;
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
 * The rows of a batch from a stream of anything. An item is read when it is asked for; what stays in memory of those before
 * it are their ids. What the stream throws is passed on. Thread-safe as far as its supplier is.
 *
 * @param <T> what there is a row of
 */
public final class StreamManifest<T> implements Manifest {
    private final String name;
    private final Supplier<Stream<T>> items;
    private final Function<? super T, RowId> ids;
    private final Function<? super T, Submission> submissions;

    /**
     * Takes where rows come from. The line of a row is the place of its item in the stream, counted from 1.
     *
     * @param name what the manifest is called in messages
     * @param items the same items in the same order each time it is asked; it is asked twice for a run, and closed
     * @param ids the name of a row, under which running the batch again knows what was bought for it
     * @param submissions what a row asks for, the same each time
     */
    public StreamManifest(
            String name,
            Supplier<Stream<T>> items,
            Function<? super T, RowId> ids,
            Function<? super T, Submission> submissions) {
        this.name = requireNonNull(name, "name");
        this.items = requireNonNull(items, "items");
        this.ids = requireNonNull(ids, "ids");
        this.submissions = requireNonNull(submissions, "submissions");
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
