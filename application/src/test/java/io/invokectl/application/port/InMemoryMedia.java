package io.invokectl.application.port;

import io.invokectl.domain.failure.MediaUnavailableException;
import io.invokectl.domain.invocation.MediaLink;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Media in memory. */
public final class InMemoryMedia implements Media {
    private final Map<String, byte[]> files = new HashMap<>();
    private final List<MediaLink> fetched = new ArrayList<>();
    private final List<Deadline> deadlines = new ArrayList<>();
    private Optional<String> contentType = Optional.empty();
    private int untilInterrupt = Integer.MAX_VALUE;

    public InMemoryMedia with(String url, byte[] content) {
        files.put(url, content);
        return this;
    }

    /** Sets the content type that the host declares for every file. */
    public InMemoryMedia declaring(String type) {
        contentType = Optional.of(type);
        return this;
    }

    /** Interrupts the caller after this number of files. */
    public void interruptingAfter(int number) {
        untilInterrupt = number;
    }

    public List<MediaLink> fetched() {
        return List.copyOf(fetched);
    }

    /** The deadline of each fetch, in order. */
    public List<Deadline> deadlines() {
        return List.copyOf(deadlines);
    }

    @Override
    public Optional<String> fetch(MediaLink link, Deadline deadline, Receiver receiver) throws InterruptedException {
        if (fetched.size() >= untilInterrupt) {
            throw new InterruptedException();
        }
        fetched.add(link);
        deadlines.add(deadline);
        if (!link.url().startsWith("https:")) {
            throw new MediaUnavailableException(link, MediaUnavailableException.Cause.UNSAFE, "not https");
        }
        byte[] content = files.get(link.url());
        if (content == null) {
            throw new MediaUnavailableException(link, MediaUnavailableException.Cause.GONE, "404");
        }
        receiver.restart();
        receiver.accept(content, 0, content.length);
        return contentType;
    }
}
