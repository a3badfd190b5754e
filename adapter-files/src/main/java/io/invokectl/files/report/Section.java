package io.invokectl.files.report;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.invokectl.domain.batch.RowState;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

/** The rows that stand alike, under a heading. They wait in a file of their own, which ends with this. Not thread-safe. */
final class Section implements AutoCloseable {
    private final RowState state;
    private final FileChannel channel;
    private final OutputStream items;
    private int count;

    Section(RowState state, Path folder) throws IOException {
        this.state = state;
        this.channel = FileChannel.open(
                folder.resolve(".invokectl-" + UUID.randomUUID() + ".part"),
                StandardOpenOption.CREATE_NEW,
                StandardOpenOption.READ,
                StandardOpenOption.WRITE,
                StandardOpenOption.DELETE_ON_CLOSE);
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
        html.element("span", Figures.count(count), "class", "count").close();
        if (!advice().isEmpty()) {
            html.element("p", advice(), "class", "advice");
        }
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
            case RUNNING, UNSAVED, NOT_SUBMITTED -> "Not done yet";
            case WRITTEN_OFF -> "Written off";
        };
    }

    private String advice() {
        return switch (state) {
            case IN_DOUBT ->
                "Each of these may have been accepted and charged, and is not sent again. The account's usage"
                        + " tells, by the time and the model; then say what you found.";
            case FAILED, REJECTED ->
                "Nothing came of these. Run the batch again with --retry-failed to send them once more.";
            case DONE -> "";
            case RUNNING, UNSAVED, NOT_SUBMITTED -> "Run the batch again to go on with these.";
            case WRITTEN_OFF -> "Each of these may have been accepted and charged, and is never sent again.";
        };
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
