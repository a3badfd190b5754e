package io.invokectl.files;

import io.invokectl.application.port.Results.Draft;
import io.invokectl.domain.batch.ReportRow;
import io.invokectl.domain.failure.LocalFileException;
import io.invokectl.files.report.Report;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.stream.Stream;

/** The report of a batch as a file in the folder of the batch. */
final class ReportPage {
    private static final String NAME = "report.html";

    private ReportPage() {}

    /**
     * Writes the report, in place of an earlier one, which stays until the new one is whole and on the disk.
     *
     * @param folder the folder of the batch; paths of files that are not absolute begin there
     * @param rows the rows in the order they are shown in; read once, and not kept
     * @param all how many rows the batch has, those that were never submitted included
     * @return where the report lies, as a user would type it
     * @throws LocalFileException if it cannot be written
     */
    static String write(Path folder, Stream<ReportRow> rows, long all) {
        try (Draft draft = new ResultDirectory(folder.toString()).draft();
                Report report = new Report(folder)) {
            for (Iterator<ReportRow> next = rows.iterator(); next.hasNext(); ) {
                report.add(next.next());
            }
            try (OutputStream page = new BufferedOutputStream(new DraftStream(draft))) {
                report.writeTo(page, all);
            }
            return draft.save(NAME, true).path();
        } catch (IOException failure) {
            throw FileErrors.of(folder.resolve(NAME), "cannot be written", failure);
        }
    }

    /** What is written goes into the draft. */
    private static final class DraftStream extends OutputStream {
        private final Draft draft;

        DraftStream(Draft draft) {
            this.draft = draft;
        }

        @Override
        public void write(int one) {
            write(new byte[] {(byte) one}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) {
            draft.accept(bytes, offset, length);
        }
    }
}
