package io.invokectl.report;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.invokectl.domain.batch.RowState;
import io.invokectl.filesystem.TrustedFile;
import io.invokectl.text.HumanFormat;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The rows of one state under a heading, spooled to an unlinked temporary file until the page is written. Not thread-safe. */
final class RowSection implements AutoCloseable {
    private final RowState state;
    private final Optional<String> retry;
    private final FileChannel channel;
    private final OutputStream items;
    private int count;

    RowSection(RowState state, Path folder, Optional<String> retry) throws IOException {
        this.state = state;
        this.retry = retry;
        Path spool = Files.createTempFile(folder, ".invokectl-", ".part");
        this.channel = TrustedFile.open(spool);
        Files.delete(spool);
        this.items = new BufferedOutputStream(Channels.newOutputStream(channel));
    }

    void add(String item) throws IOException {
        items.write(item.getBytes(UTF_8));
        count++;
    }

    void writeTo(OutputStream page) throws IOException {
        String id = RowItem.styleOf(state);
        var html = new Html().open("section", "id", id, "aria-labelledby", id + "-title");
        html.open("h2", "id", id + "-title").text(title() + " ");
        html.element("span", HumanFormat.count(count), "class", "count").close();
        advice().ifPresent(advice -> html.element("p", advice, "class", "advice"));
        html.open("ul", "class", "rows").text("\n");
        page.write(html.toString().getBytes(UTF_8));
        items.flush();
        channel.position(0);
        Channels.newInputStream(channel).transferTo(page);
        page.write("</ul></section>\n".getBytes(UTF_8));
    }

    private String title() {
        return switch (state) {
            case IN_DOUBT -> "In doubt";
            case FAILED, REJECTED -> "Failed";
            case DONE -> "Done";
            case RUNNING, UNSAVED, NOT_SUBMITTED -> "Unfinished";
            case WRITTEN_OFF -> "Written off";
        };
    }

    private Optional<String> advice() {
        return switch (state) {
            case IN_DOUBT ->
                Optional.of("These submissions may have been accepted and charged, and are not resubmitted. Check the"
                        + " account's usage by time and model, then record the outcome.");
            case FAILED, REJECTED -> retry;
            case DONE -> Optional.empty();
            case RUNNING, UNSAVED, NOT_SUBMITTED -> Optional.of("To resume these rows, rerun the batch.");
            case WRITTEN_OFF ->
                Optional.of("These submissions may have been accepted and charged, and are never resubmitted.");
        };
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
