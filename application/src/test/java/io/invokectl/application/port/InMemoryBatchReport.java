package io.invokectl.application.port;

import io.invokectl.application.port.BatchReport.ReportRow;
import io.invokectl.domain.batch.RowState;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A plain-text report in memory. */
public final class InMemoryBatchReport implements BatchReport {
    /** The path of every report. */
    public static final String PATH = "memory/report.html";

    private List<ReportRow> rows = List.of();
    private String text = "";

    /** The rows of the last report. */
    public List<ReportRow> rows() {
        return rows;
    }

    /** The last report. */
    public String text() {
        return text;
    }

    @Override
    public String write(Stream<ReportRow> shown, long total, Instructions instructions) {
        List<ReportRow> all = shown.toList();
        var lines = new ArrayList<>(List.of(all.size() + " of " + total));
        for (ReportRow row : all) {
            lines.add(row.result().id() + " " + row.result().status());
            if (row.result().state() == RowState.FAILED || row.result().state() == RowState.REJECTED) {
                instructions.retry().ifPresent(lines::add);
            }
            row.job()
                    .filter(job -> job.isInDoubt())
                    .ifPresent(job -> instructions
                            .resolve()
                            .apply(job)
                            .forEach(step -> lines.add(step.text() + ": " + step.command())));
        }
        rows = all;
        text = String.join("\n", lines);
        return PATH;
    }
}
