package io.invokectl.application.save;

import io.invokectl.application.ledger.JobHistory;
import io.invokectl.application.port.Invocations;
import io.invokectl.application.port.Media;
import io.invokectl.application.port.Results;
import io.invokectl.application.port.Results.StoredFile;
import io.invokectl.domain.failure.InvokectlException;
import io.invokectl.domain.failure.MediaUnavailableException;
import io.invokectl.domain.failure.NoMediaException;
import io.invokectl.domain.invocation.Invocation;
import io.invokectl.domain.invocation.Invocation.Completed;
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

/** Fetches and saves the files of one job. Not thread-safe. */
final class SaveOperation {
    private final SaveRequest request;
    private final Optional<Submission> submission;
    private final List<SavedFile> recorded;
    private final JobHistory history;
    private final Optional<Job> job;
    private final Invocations invocations;
    private final Media media;
    private final Results results;
    private final List<SavedFile> files = new ArrayList<>();
    private final List<SavedFile> located = new ArrayList<>();
    private final List<InvokectlException> failures = new ArrayList<>();
    private Optional<Invocation> latest = Optional.empty();

    SaveOperation(SaveRequest request, JobHistory history, Invocations invocations, Media media, Results results) {
        this.request = request;
        this.history = history;
        this.job = history.find(request.invocation().requestId());
        this.submission = request.submission().or(() -> job.map(Job::submission));
        this.recorded = job.map(Job::files).orElse(List.of());
        this.invocations = invocations;
        this.media = media;
        this.results = results;
    }

    void run() throws InterruptedException {
        List<MediaLink> links = request.invocation().media(sent());
        if (links.isEmpty()) {
            saveDocument();
        }
        for (int number = 1; number <= links.size(); number++) {
            try {
                files.add(saved(links.get(number - 1), number));
            } catch (InvokectlException failure) {
                failures.add(failure);
            }
        }
    }

    private void saveDocument() {
        Completed completed = request.invocation();
        try {
            if (!completed.isDocument(sent())) {
                throw new NoMediaException(
                        completed.requestId(),
                        completed
                                .emptyMedia()
                                .map(name -> "completed, but \"" + name + "\" is an empty list")
                                .orElse("completed without output"));
            }
            String name = name(1, FileKind.JSON);
            StoredFile stored =
                    results.save(name, completed.output(), request.saveOptions().overwrite() || mayReplace(name));
            files.add(described("", stored, FileKind.JSON.contentType()));
        } catch (InvokectlException failure) {
            failures.add(failure);
        }
    }

    /** The saved files by the paths that a user would type. */
    List<SavedFile> files() {
        return files;
    }

    /** The saved files by their absolute paths. */
    List<SavedFile> located() {
        return List.copyOf(located);
    }

    /** The number of media that are not saved because there are too many. */
    int omitted() {
        return request.invocation().omittedMedia(sent());
    }

    List<InvokectlException> failures() {
        return failures;
    }

    private SavedFile saved(MediaLink link, int number) throws InterruptedException {
        Optional<SavedFile> existing = existing(link, number);
        if (existing.isPresent()) {
            return existing.get();
        }
        try {
            return renewing(link, number);
        } catch (MediaUnavailableException unavailable) {
            return copied(link, number).orElseThrow(() -> unavailable);
        }
    }

    private SavedFile renewing(MediaLink link, int number) throws InterruptedException {
        try {
            return fetched(link, number);
        } catch (MediaUnavailableException gone) {
            if (gone.why() != MediaUnavailableException.Cause.GONE) {
                throw gone;
            }
            return fetched(renewed(link, number).orElseThrow(() -> gone), number);
        }
    }

    /** A copy of the file of a link, if it was saved elsewhere before and is unchanged. */
    private Optional<SavedFile> copied(MediaLink link, int number) {
        for (SavedFile earlier : recorded) {
            boolean isIntact = !link.isInline()
                    && earlier.url().equals(link.shortened())
                    && results.find(earlier.path())
                            .filter(stored -> stored.sha256().equals(earlier.sha256()))
                            .isPresent();
            if (isIntact) {
                try (Results.Draft draft = results.draft()) {
                    results.read(earlier.path(), draft);
                    String name = name(number, FileKind.of(draft.head(), Optional.of(earlier.contentType())));
                    StoredFile stored = draft.save(name, request.saveOptions().overwrite());
                    return Optional.of(described(link.shortened(), stored, earlier.contentType()));
                }
            }
        }
        return Optional.empty();
    }

    /** The file of a link, if it was saved before and is unchanged. */
    private Optional<SavedFile> existing(MediaLink link, int number) {
        return recorded.stream()
                .filter(file -> !link.isInline() && file.url().equals(link.shortened()))
                .flatMap(file -> results
                        .find(name(number, FileKind.of(new byte[0], Optional.of(file.contentType()))))
                        .filter(stored -> stored.sha256().equals(file.sha256()))
                        .map(stored -> described(link.shortened(), stored, file.contentType()))
                        .stream())
                .findFirst();
    }

    /** The link that replaces an expired one, according to the API. */
    private Optional<MediaLink> renewed(MediaLink expired, int number) throws InterruptedException {
        try {
            if (latest.isEmpty()) {
                latest = Optional.of(invocations.get(request.invocation().requestId(), request.deadline()));
            }
        } catch (InvokectlException stillExpired) {
            return Optional.empty();
        }
        return latest.filter(Completed.class::isInstance)
                .map(now -> ((Completed) now).media(sent()))
                .filter(links -> links.size() >= number)
                .map(links -> links.get(number - 1))
                .filter(link -> !link.url().equals(expired.url()));
    }

    private SavedFile fetched(MediaLink link, int number) throws InterruptedException {
        try (Results.Draft draft = results.draft()) {
            Optional<String> declared = fetch(link, draft, number)
                    .filter(type -> !FileKind.isUnspecific(type))
                    .or(link::contentType);
            byte[] head = draft.head();
            if (FileKind.isWebPage(head)) {
                throw new MediaUnavailableException(
                        link, MediaUnavailableException.Cause.REFUSED, "the response is a web page, not a file");
            }
            FileKind kind = FileKind.of(head, declared);
            String name = name(number, kind);
            StoredFile stored = draft.save(name, request.saveOptions().overwrite() || mayReplace(name));
            String type = kind == FileKind.UNKNOWN ? declared.orElse(kind.contentType()) : kind.contentType();
            SavedFile file = described(link.shortened(), stored, type);
            if (request.saveOptions().sidecar()) {
                saveSidecar(file, name);
            }
            return file;
        }
    }

    /** Whether the file of this name was saved for this job and has changed since. */
    private boolean mayReplace(String name) {
        return job.filter(known -> !recorded.isEmpty())
                .filter(known -> results.find(name)
                        .filter(stored -> history.lastSaved(known.id(), stored.location()))
                        .isPresent())
                .isPresent();
    }

    private Optional<String> fetch(MediaLink link, Results.Draft draft, int number) throws InterruptedException {
        if (!link.isInline()) {
            try {
                return media.fetch(link, request.deadline(), draft);
            } catch (MediaUnavailableException broken) {
                throw withPart(broken, link, draft, number);
            }
        }
        try {
            byte[] content = link.inlineContent();
            draft.accept(content, 0, content.length);
            return Optional.empty();
        } catch (InvalidValueException unreadable) {
            throw new MediaUnavailableException(link, MediaUnavailableException.Cause.REFUSED, unreadable.problem());
        }
    }

    /** Keeps the part of a file that arrived on the last attempt: it is paid for. */
    private MediaUnavailableException withPart(
            MediaUnavailableException broken, MediaLink link, Results.Draft draft, int number) {
        if (broken.why() != MediaUnavailableException.Cause.UNREACHABLE || draft.head().length == 0) {
            return broken;
        }
        String name = name(number, FileKind.of(draft.head(), link.contentType())) + ".partial";
        return broken.keptAs(draft.save(name, true).path());
    }

    private SavedFile described(String url, StoredFile stored, String type) {
        located.add(new SavedFile(stored.location(), url, stored.bytes(), stored.sha256(), type));
        return new SavedFile(stored.path(), url, stored.bytes(), stored.sha256(), type);
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
        return number == 1 || request.saveOptions().name().numbersFiles() ? name : numbered(name, number);
    }

    private static String numbered(String name, int number) {
        int dot = name.lastIndexOf('.');
        return dot <= 0 ? name + "-" + number : name.substring(0, dot) + "-" + number + name.substring(dot);
    }

    private void saveSidecar(SavedFile file, String name) {
        var document = JsonObject.EMPTY
                .with("file", file.toJson())
                .with("input", sent())
                .with("invocation", request.invocation().envelope().json());
        results.save(name + ".json", document, request.saveOptions().overwrite());
    }
}
