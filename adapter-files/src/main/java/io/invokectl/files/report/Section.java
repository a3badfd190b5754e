package io.invokectl.files.report;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.invokectl.domain.batch.RowStanding;
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
    private final RowStanding standing;
    private final FileChannel channel;
    private final OutputStream items;
    private int count;

    Section(RowStanding standing, Path folder) throws IOException {
        this.standing = standing;
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
        String id = RowItem.styleOf(standing);
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
        return switch (standing) {
            case IN_DOUBT -> "In doubt";
            case FAILED -> "Failed";
            case DONE -> "Done";
            case OPEN -> "Not done yet";
            case WRITTEN_OFF -> "Written off";
        };
    }

    private String advice() {
        return switch (standing) {
            case IN_DOUBT ->
                "Each of these may have been accepted and charged, and is not sent again. The account's usage"
                        + " tells, by the time and the model; then say what you found.";
            case FAILED -> "Nothing came of these. Run the batch again with --retry-failed to send them once more.";
            case DONE -> "";
            case OPEN -> "Run the batch again to go on with these.";
            case WRITTEN_OFF -> "Each of these may have been accepted and charged, and is never sent again.";
        };
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
