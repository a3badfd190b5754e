package io.invokectl.application.save;

import io.invokectl.application.ledger.JobHistory;
import io.invokectl.application.port.Invocations;
import io.invokectl.application.port.Media;
import io.invokectl.application.port.Results;
import io.invokectl.application.port.StoredFile;
import io.invokectl.domain.failure.InvokectlException;
import io.invokectl.domain.failure.MediaUnavailableException;
import io.invokectl.domain.invocation.Completed;
import io.invokectl.domain.invocation.Invocation;
import io.invokectl.domain.invocation.MediaLink;
import io.invokectl.domain.job.Job;
import io.invokectl.domain.job.SavedFile;
import io.invokectl.domain.json.JsonNull;
import io.invokectl.domain.json.JsonObject;
import io.invokectl.domain.json.JsonValue;
import io.invokectl.domain.submission.Submission;
import io.invokectl.domain.value.InvalidValueException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The files of one job on their way home. Not thread-safe. */
final class SaveOperation {
    private final SaveRequest request;
    private final Optional<Submission> submission;
    private final List<SavedFile> before;
    private final JobHistory history;
    private final Optional<Job> job;
    private final Invocations invocations;
    private final Media media;
    private final Results results;
    private final List<SavedFile> located = new ArrayList<>();
    private Optional<Invocation> asked = Optional.empty();

    SaveOperation(SaveRequest request, JobHistory history, Invocations invocations, Media media, Results results) {
        this.request = request;
        this.history = history;
        this.job = history.find(request.invocation().requestId());
        this.submission = request.submission().or(() -> job.map(Job::submission));
        this.before = job.map(Job::files).orElse(List.of());
        this.invocations = invocations;
        this.media = media;
        this.results = results;
    }

    SavedResults saved() throws InterruptedException {
        var files = new ArrayList<SavedFile>();
        var failures = new ArrayList<InvokectlException>();
        List<MediaLink> links = request.invocation().media(sent());
        for (int number = 1; number <= links.size(); number++) {
            try {
                files.add(saved(links.get(number - 1), number));
            } catch (InvokectlException failure) {
                failures.add(failure);
            }
        }
        return new SavedResults(files, failures);
    }

    /** The files that lie here now, by their locations. */
    List<SavedFile> located() {
        return List.copyOf(located);
    }

    private SavedFile saved(MediaLink link, int number) throws InterruptedException {
        Optional<SavedFile> there = there(link, number);
        if (there.isPresent()) {
            return there.get();
        }
        try {
            return fetched(link, number);
        } catch (MediaUnavailableException gone) {
            if (gone.why() != MediaUnavailableException.Cause.GONE) {
                throw gone;
            }
            return fetched(renewed(link, number).orElseThrow(() -> gone), number);
        }
    }

    /** The file of a link, if it was kept before and lies in its place, whole. */
    private Optional<SavedFile> there(MediaLink link, int number) {
        return before.stream()
                .filter(file -> !link.isInline() && file.url().equals(link.shortened()))
                .flatMap(file -> results
                        .find(name(number, FileKind.of(new byte[0], Optional.of(file.contentType()))))
                        .filter(stored -> stored.sha256().equals(file.sha256()))
                        .map(stored -> described(link, stored, file.contentType()))
                        .stream())
                .findFirst();
    }

    /** The link that the API gives now in place of one that has expired. */
    private Optional<MediaLink> renewed(MediaLink expired, int number) throws InterruptedException {
        try {
            if (asked.isEmpty()) {
                asked = Optional.of(invocations.get(request.invocation().requestId(), request.deadline()));
            }
        } catch (InvokectlException noBetter) {
            return Optional.empty();
        }
        return asked.filter(Completed.class::isInstance)
                .map(now -> ((Completed) now).media(sent()))
                .filter(links -> links.size() >= number)
                .map(links -> links.get(number - 1))
                .filter(link -> !link.url().equals(expired.url()));
    }

    private SavedFile fetched(MediaLink link, int number) throws InterruptedException {
        try (Results.Draft draft = results.draft()) {
            Optional<String> declared = fetch(link, draft).or(link::contentType);
            byte[] head = draft.head();
            if (FileKind.isWebPage(head)) {
                throw new MediaUnavailableException(
                        link, MediaUnavailableException.Cause.REFUSED, "a web page came in place of a file");
            }
            FileKind kind = FileKind.of(head, declared);
            String name = name(number, kind);
            StoredFile stored = draft.save(name, request.saveOptions().overwrite() || isOurs(name));
            String type = kind == FileKind.UNKNOWN ? declared.orElse(kind.contentType()) : kind.contentType();
            SavedFile file = described(link, stored, type);
            if (request.saveOptions().sidecar()) {
                keepSidecar(file, name);
            }
            return file;
        }
    }

    /** Whether what lies under that name was kept for this job, and is not what it was. */
    private boolean isOurs(String name) {
        return job.filter(known -> !before.isEmpty())
                .filter(known -> results.find(name)
                        .filter(stored -> history.keeps(known.id(), stored.location()))
                        .isPresent())
                .isPresent();
    }

    private Optional<String> fetch(MediaLink link, Results.Draft draft) throws InterruptedException {
        if (!link.isInline()) {
            return media.fetch(link, request.deadline(), draft);
        }
        try {
            byte[] content = link.inlineContent();
            draft.accept(content, 0, content.length);
            return Optional.empty();
        } catch (InvalidValueException unreadable) {
            throw new MediaUnavailableException(link, MediaUnavailableException.Cause.REFUSED, unreadable.problem());
        }
    }

    private SavedFile described(MediaLink link, StoredFile stored, String type) {
        located.add(new SavedFile(stored.location(), link.shortened(), stored.bytes(), stored.sha256(), type));
        return new SavedFile(stored.path(), link.shortened(), stored.bytes(), stored.sha256(), type);
    }

    private JsonValue sent() {
        return submission.<JsonValue>map(Submission::input).orElse(JsonNull.NULL);
    }

    private String name(int number, FileKind kind) {
        Map<String, String> values = submission.map(NameTemplate::values).orElseGet(HashMap::new);
        request.invocation().envelope().model().ifPresent(model -> values.putIfAbsent("model", model.value()));
        request.row().ifPresent(row -> values.put("row", row.value()));
        values.put("id", request.invocation().requestId().value());
        values.put("n", Integer.toString(number));
        values.put("ext", kind.extension());
        String name = request.saveOptions().name().fill(values);
        return number == 1 || request.saveOptions().name().tellsFilesApart() ? name : numbered(name, number);
    }

    private static String numbered(String name, int number) {
        int dot = name.lastIndexOf('.');
        return dot <= 0 ? name + "-" + number : name.substring(0, dot) + "-" + number + name.substring(dot);
    }

    private void keepSidecar(SavedFile file, String name) {
        var document = JsonObject.EMPTY
                .with("file", file.toJson())
                .with("input", sent())
                .with("invocation", request.invocation().envelope().json());
        results.save(name + ".json", document, request.saveOptions().overwrite());
    }
}
