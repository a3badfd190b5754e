package io.invokectl.files;

import io.invokectl.domain.batch.ReportRow;
import java.nio.file.Path;
import java.util.stream.Stream;

/** The report of a batch as a web page beside its files. */
final class ReportPage {
    private ReportPage() {}

    /** Writes the page, in place of an earlier one, and returns where it lies. */
    @SuppressWarnings("DoNotCallSuggester")
    static String write(Path folder, Stream<ReportRow> rows) {
        throw new UnsupportedOperationException("there is no report yet: " + folder);
    }
}
