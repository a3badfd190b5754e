package io.invokectl.application.invocation;

import static java.util.Objects.requireNonNull;

import io.invokectl.application.port.Media;
import io.invokectl.application.port.Notice;
import io.invokectl.application.port.Notices;
import io.invokectl.application.port.Results;
import io.invokectl.application.port.StoredFile;
import io.invokectl.domain.failure.InvokectlException;
import io.invokectl.domain.failure.LocalFileException;
import io.invokectl.domain.failure.MediaUnavailable;
import io.invokectl.domain.invocation.MediaLink;
import io.invokectl.domain.json.JsonNull;
import io.invokectl.domain.json.JsonObject;
import io.invokectl.domain.json.JsonValue;
import io.invokectl.domain.submission.Submission;
import io.invokectl.domain.value.InvalidValue;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Brings home the files of finished jobs. A file that cannot be had does not keep the others away. Thread-safe as far
 * as its ports are.
 */
public final class SaveResults {
    private final Media media;
    private final Results results;
    private final Notices notices;

    /** Takes the ports. */
    public SaveResults(Media media, Results results, Notices notices) {
        this.media = requireNonNull(media, "media");
        this.results = requireNonNull(results, "results");
        this.notices = requireNonNull(notices, "notices");
    }

    /**
     * Makes sure that files can be kept, before a job is paid for.
     *
     * @throws LocalFileException if they cannot
     */
    public void prepare() {
        results.draft().close();
    }

    /**
     * Fetches and keeps every file of a job.
     *
     * @throws InterruptedException if the thread is interrupted; the files kept so far stay
     */
    public SavedResults save(SaveRequest request) throws InterruptedException {
        var files = new ArrayList<SavedFile>();
        var failures = new ArrayList<InvokectlException>();
        List<MediaLink> links = request.invocation().media(sent(request));
        for (MediaLink link : links) {
            int number = files.size() + failures.size() + 1;
            try {
                files.add(save(request, link, number));
            } catch (InvokectlException failure) {
                failures.add(failure);
            }
        }
        remark(request, links);
        return new SavedResults(files, failures);
    }

    private SavedFile save(SaveRequest request, MediaLink link, int number) throws InterruptedException {
        try (Results.Draft draft = results.draft()) {
            Optional<String> declared = fetch(request, link, draft).or(link::contentType);
            byte[] head = draft.head();
            if (FileKind.isWebPage(head)) {
                throw new MediaUnavailable(link, MediaUnavailable.Cause.REFUSED, "a web page came in place of a file");
            }
            FileKind kind = FileKind.of(head, declared);
            StoredFile stored =
                    draft.keep(name(request, number, kind), request.keeping().overwrite());
            String type = kind == FileKind.UNKNOWN ? declared.orElse(kind.contentType()) : kind.contentType();
            var file = new SavedFile(stored.path(), link.shortened(), stored.bytes(), stored.sha256(), type);
            if (request.keeping().sidecar()) {
                keepSidecar(request, file, name(request, number, kind));
            }
            return file;
        }
    }

    private static JsonValue sent(SaveRequest request) {
        return request.submission().<JsonValue>map(Submission::input).orElse(JsonNull.NULL);
    }

    private Optional<String> fetch(SaveRequest request, MediaLink link, Results.Draft draft)
            throws InterruptedException {
        if (!link.isInline()) {
            return media.fetch(link, request.deadline(), draft);
        }
        try {
            byte[] content = link.inlineContent();
            draft.accept(content, 0, content.length);
            return Optional.empty();
        } catch (InvalidValue unreadable) {
            throw new MediaUnavailable(link, MediaUnavailable.Cause.REFUSED, unreadable.problem());
        }
    }

    private static String name(SaveRequest request, int number, FileKind kind) {
        Map<String, String> values = new HashMap<>();
        request.submission().ifPresent(submission -> {
            values.put("model", submission.model().value());
            submission.tags().forEach(tag -> values.put("tag." + tag.key(), tag.value()));
        });
        request.invocation().envelope().model().ifPresent(model -> values.putIfAbsent("model", model.value()));
        values.put("id", request.invocation().requestId().value());
        values.put("n", Integer.toString(number));
        values.put("ext", kind.extension());
        String name = request.keeping().name().fill(values);
        return number == 1 || request.keeping().name().tellsFilesApart() ? name : numbered(name, number);
    }

    private static String numbered(String name, int number) {
        int dot = name.lastIndexOf('.');
        return dot <= 0 ? name + "-" + number : name.substring(0, dot) + "-" + number + name.substring(dot);
    }

    private void keepSidecar(SaveRequest request, SavedFile file, String name) {
        var document = JsonObject.EMPTY
                .with("file", file.toJson())
                .with("input", sent(request))
                .with("invocation", request.invocation().envelope().json());
        results.keep(name + ".json", document, request.keeping().overwrite());
    }

    private void remark(SaveRequest request, List<MediaLink> links) {
        String id = request.invocation().requestId().value();
        for (int flagged : request.invocation().flagged()) {
            notices.tell(new Notice.Remark(
                    "picture " + flagged + " of " + id + " was flagged by the safety checker and may be blank"));
        }
        if (links.isEmpty()) {
            notices.tell(new Notice.Remark(id + " is completed and its output holds no media"));
        }
    }
}
