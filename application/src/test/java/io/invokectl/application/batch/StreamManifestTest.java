package io.invokectl.application.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.invokectl.application.InvocationFixture;
import io.invokectl.application.port.Manifest;
import io.invokectl.application.port.Manifest.BatchRow;
import io.invokectl.application.port.ManifestContract;
import io.invokectl.domain.batch.RowId;
import io.invokectl.domain.failure.InvalidManifestException;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class StreamManifestTest extends ManifestContract {

    @Override
    protected Manifest manifest(List<BatchRow> rows) {
        return new StreamManifest<>("rows", rows::stream, BatchRow::id, BatchRow::submission);
    }

    @Test
    void reports_an_invalid_object_by_its_position() {
        try (Manifest.Rows rows = of(Stream.of("a", " ")).open()) {
            rows.next();

            assertThatThrownBy(rows::next)
                    .isInstanceOf(InvalidManifestException.class)
                    .hasMessage("words:2: the id is empty");
        }
    }

    @Test
    void reads_the_stream_lazily_and_closes_it() {
        var read = new AtomicInteger();
        var closed = new AtomicInteger();
        Stream<String> words = Stream.iterate("a", word -> word + "a")
                .peek(word -> read.incrementAndGet())
                .onClose(closed::incrementAndGet);
        try (Manifest.Rows rows = of(words).open()) {
            rows.next();
            rows.next();
        }

        assertThat(read).hasValue(2);
        assertThat(closed).hasValue(1);
    }

    private static Manifest of(Stream<String> words) {
        return new StreamManifest<>("words", () -> words, RowId::new, word -> InvocationFixture.cityAtSunset());
    }
}
