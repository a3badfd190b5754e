package io.invokectl.files.report;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.invokectl.domain.batch.ReportRow;
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
 * The report of a batch in the making: rows go in one by one, and a page comes out. Of the rows only figures stay in
 * memory. The same rows and files make the same page, byte for byte, on the same Java. Not thread-safe.
 */
public final class Report implements AutoCloseable {
    private static final Pattern SLOT = Pattern.compile("\\{\\{([a-z]+)}}");

    /** So many rows are made into items at a time, by all processors: pictures take theirs. */
    private static final int AT_A_TIME = 64;

    private final Path folder;
    private final Summary summary = new Summary();
    private final List<ReportRow> waiting = new ArrayList<>();
    private final Map<RowState, Section> sections = new EnumMap<>(RowState.class);

    /** An empty report of the batch in a folder that is there and can be written to. */
    public Report(Path folder) {
        this.folder = folder;
    }

    /**
     * Adds a row. Its files are looked at, and not looked at again.
     *
     * @throws IOException if the folder cannot be written to
     */
    public void add(ReportRow row) throws IOException {
        summary.add(row.result());
        waiting.add(row);
        if (waiting.size() == AT_A_TIME) {
            placeWaiting();
        }
    }

    private void placeWaiting() throws IOException {
        List<String> items =
                waiting.parallelStream().map(row -> RowItem.of(row, folder)).toList();
        for (int i = 0; i < items.size(); i++) {
            section(RowItem.stateOf(waiting.get(i).result())).add(items.get(i));
        }
        waiting.clear();
    }

    private Section section(RowState state) throws IOException {
        Section section = sections.get(state);
        if (section == null) {
            section = new Section(state, folder);
            sections.put(state, section);
        }
        return section;
    }

    /**
     * Writes the page of the rows so far.
     *
     * @param all how many rows the batch has
     * @throws IOException if it cannot be written
     */
    public void writeTo(OutputStream page, long all) throws IOException {
        placeWaiting();
        String template = Resource.text("report.html");
        Matcher slot = SLOT.matcher(template);
        int from = 0;
        while (slot.find()) {
            page.write(template.substring(from, slot.start()).getBytes(UTF_8));
            fill(slot.group(1), page, all);
            from = slot.end();
        }
        page.write(template.substring(from).getBytes(UTF_8));
    }

    private void fill(String slot, OutputStream page, long all) throws IOException {
        if (slot.equals("rows")) {
            for (Section section : sections.values()) {
                section.writeTo(page);
            }
            return;
        }
        String content = switch (slot) {
            case "policy" -> policy();
            case "style" -> Resource.text("report.css");
            case "script" -> Resource.text("report.js");
            case "title" -> title();
            case "heading" -> summary.heading(all);
            case "overview" -> summary.overview();
            default -> throw new IllegalStateException("nothing goes into " + slot);
        };
        page.write(content.getBytes(UTF_8));
    }

    /** Nothing runs and nothing is fetched but what is in the page and in the files beside it. */
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
        for (Section section : sections.values()) {
            section.close();
        }
    }
}
