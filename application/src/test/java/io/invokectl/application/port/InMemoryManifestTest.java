package io.invokectl.application.port;

import io.invokectl.domain.batch.BatchRow;
import java.util.List;

final class InMemoryManifestTest extends ManifestContract {

    @Override
    protected Manifest manifest(List<BatchRow> rows) {
        return new InMemoryManifest(rows);
    }
}
