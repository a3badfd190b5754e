package io.invokectl.sandbox;

import io.invokectl.sandbox.media.Content;
import java.io.ByteArrayOutputStream;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The media of jobs and their URLs. Media are generated whenever they are fetched and never stored. */
final class JobMedia {
    private static final Pattern PATH = Pattern.compile("files/([^/]+)/([1-9])\\.([a-z]+)");

    private final JobStore store;
    private final InstantSource clock;
    private final String baseUrl;

    JobMedia(JobStore store, InstantSource clock, String baseUrl) {
        this.store = store;
        this.clock = clock;
        this.baseUrl = baseUrl;
    }

    /** Returns the link to a file, or a {@code data:} URI if the job asks for inline media. */
    String url(SandboxJob job, int number) {
        MediaGenerator generator = job.model().generator();
        if (!job.model().validator().knows("sync_mode") || !InputFields.bool(job.input(), "sync_mode")) {
            return baseUrl + "files/" + job.id() + "/" + number + "." + generator.extension();
        }
        Content content = generator.generate(job, number);
        var bytes = new ByteArrayOutputStream();
        content.writeTo(bytes::write);
        return "data:" + content.contentType() + ";base64,"
                + Base64.getEncoder().encodeToString(bytes.toByteArray());
    }

    /** Returns the file at a path such as {@code files/sbx_0123456789abcdef/1.png}. */
    Optional<Content> open(String path) {
        Matcher parts = PATH.matcher(path);
        if (!parts.matches()) {
            return Optional.empty();
        }
        int number = Integer.parseInt(parts.group(2));
        return store.find(parts.group(1))
                .filter(job -> job.hasMedia(clock.instant()))
                .filter(job -> number <= job.model().generator().count(job))
                .filter(job -> job.model().generator().extension().equals(parts.group(3)))
                .map(job -> job.model().generator().generate(job, number));
    }
}
