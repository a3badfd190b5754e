package io.invokectl.sandbox;

import io.invokectl.sandbox.craft.Content;
import java.io.ByteArrayOutputStream;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The files of jobs and their addresses. Nothing of them is stored: a file is made when it is asked for. */
final class JobFiles {
    private static final Pattern PATH = Pattern.compile("files/([^/]+)/([1-9])\\.([a-z]+)");

    private final JobFolder folder;
    private final InstantSource clock;
    private final String base;

    /** Takes what the addresses begin with. */
    JobFiles(JobFolder folder, InstantSource clock, String base) {
        this.folder = folder;
        this.clock = clock;
        this.base = base;
    }

    /** Where a file is to be had: behind a link, or as a {@code data:} address if the job asks for that. */
    String address(Job job, int number) {
        Maker maker = job.model().maker();
        if (!job.model().rules().know("sync_mode") || !Input.flag(job.input(), "sync_mode")) {
            return base + "files/" + job.id() + "/" + number + "." + maker.extension();
        }
        Content content = maker.make(job, number);
        var bytes = new ByteArrayOutputStream();
        content.writeTo(bytes::write);
        return "data:" + content.contentType() + ";base64,"
                + Base64.getEncoder().encodeToString(bytes.toByteArray());
    }

    /** Makes the file of a path such as {@code files/sbx_0123456789abcdef/1.png}, unless there is none. */
    Optional<Content> open(String path) {
        Matcher parts = PATH.matcher(path);
        if (!parts.matches()) {
            return Optional.empty();
        }
        int number = Integer.parseInt(parts.group(2));
        return folder.find(parts.group(1))
                .filter(job -> job.hasFiles(clock.instant()))
                .filter(job -> number <= job.model().maker().count(job))
                .filter(job -> job.model().maker().extension().equals(parts.group(3)))
                .map(job -> job.model().maker().make(job, number));
    }
}
