package io.invokectl.report;

import static java.util.Objects.requireNonNull;

import io.invokectl.application.port.BatchReport;
import io.invokectl.application.port.BatchReport.ReportRow;
import io.invokectl.application.port.Results;
import io.invokectl.application.port.Results.Draft;
import io.invokectl.domain.failure.LocalFileException;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.stream.Stream;

/** The report as {@code report.html} in the directory of the batch. Thread-safe. */
public final class HtmlReport implements BatchReport {
    private static final String NAME = "report.html";

    private final Results results;
    private final Path folder;

    /**
     * A report in a batch directory.
     *
     * @param results where the page is saved: the directory itself
     * @param folder the directory, for the links to result files and for temporary files
     */
    public HtmlReport(Results results, Path folder) {
        this.results = requireNonNull(results, "results");
        this.folder = requireNonNull(folder, "folder");
    }

    @Override
    public String write(Stream<ReportRow> rows, long total, Instructions instructions) {
        try (Draft draft = results.draft();
                ReportPage page = new ReportPage(folder, instructions)) {
            for (Iterator<ReportRow> next = rows.iterator(); next.hasNext(); ) {
                page.add(next.next());
            }
            try (OutputStream content = new BufferedOutputStream(new DraftStream(draft))) {
                page.writeTo(content, total);
            }
            return draft.save(NAME, true).path();
        } catch (IOException failure) {
            throw new LocalFileException(folder.resolve(NAME).toString(), "cannot be written: " + failure.getMessage());
        }
    }

    private static final class DraftStream extends OutputStream {
        private final Draft draft;

        DraftStream(Draft draft) {
            this.draft = draft;
        }

        @Override
        public void write(int value) {
            write(new byte[] {(byte) value}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) {
            draft.accept(bytes, offset, length);
        }
    }
}
