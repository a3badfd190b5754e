package io.invokectl.report;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.invokectl.application.port.BatchReport.Instructions;
import io.invokectl.application.port.BatchReport.ReportRow;
import io.invokectl.domain.batch.RowState;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Builds the page row by row. Rows are spooled to temporary files; only totals stay in memory. Equal rows and files
 * give equal pages, byte for byte, on the same version of Java. Not thread-safe.
 */
final class ReportPage implements AutoCloseable {
    private static final Pattern SLOT = Pattern.compile("\\{\\{([a-z]+)}}");

    /** Rows rendered in parallel: thumbnails take most of the time. */
    private static final int BATCH_SIZE = 64;

    private final Path folder;
    private final Instructions instructions;
    private final Summary summary = new Summary();
    private final List<ReportRow> pending = new ArrayList<>();
    private final Map<RowState, RowSection> sections = new EnumMap<>(RowState.class);

    ReportPage(Path folder, Instructions instructions) {
        this.folder = folder;
        this.instructions = instructions;
    }

    void add(ReportRow row) throws IOException {
        summary.add(row.result());
        pending.add(row);
        if (pending.size() == BATCH_SIZE) {
            flush();
        }
    }

    private void flush() throws IOException {
        List<String> items = pending.parallelStream()
                .map(row -> RowItem.of(row, folder, instructions))
                .toList();
        for (int i = 0; i < items.size(); i++) {
            section(RowItem.stateOf(pending.get(i).result())).add(items.get(i));
        }
        pending.clear();
    }

    private RowSection section(RowState state) throws IOException {
        RowSection section = sections.get(state);
        if (section == null) {
            section = new RowSection(state, folder, instructions.retry());
            sections.put(state, section);
        }
        return section;
    }

    /** Writes the page with the rows added so far. */
    void writeTo(OutputStream page, long total) throws IOException {
        flush();
        String template = Resource.text("report.html");
        Matcher slot = SLOT.matcher(template);
        int from = 0;
        while (slot.find()) {
            page.write(template.substring(from, slot.start()).getBytes(UTF_8));
            fill(slot.group(1), page, total);
            from = slot.end();
        }
        page.write(template.substring(from).getBytes(UTF_8));
    }

    private void fill(String slot, OutputStream page, long total) throws IOException {
        if (slot.equals("rows")) {
            for (RowSection section : sections.values()) {
                section.writeTo(page);
            }
            return;
        }
        String content = switch (slot) {
            case "policy" -> policy();
            case "style" -> Resource.text("report.css");
            case "script" -> Resource.text("report.js");
            case "title" -> title();
            case "heading" -> summary.heading(total);
            case "overview" -> summary.overview();
            default -> throw new IllegalStateException("unknown slot " + slot);
        };
        page.write(content.getBytes(UTF_8));
    }

    /** Allows the page's own style and script, and images and audio from the files beside it; no network access. */
    private static String policy() {
        return "default-src 'none'; base-uri 'none'; form-action 'none'; style-src " + Resource.hash("report.css")
                + "; script-src " + Resource.hash("report.js") + "; img-src 'self' data:; media-src 'self'";
    }

    private String title() {
        return new Html()
                .text(RelativeLink.of(folder, ".").map(RelativeLink::name).orElse(""))
                .toString();
    }

    @Override
    public void close() throws IOException {
        for (RowSection section : sections.values()) {
            section.close();
        }
    }
}
