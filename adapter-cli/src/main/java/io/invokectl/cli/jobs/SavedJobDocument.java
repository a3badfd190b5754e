package io.invokectl.cli.jobs;

import io.invokectl.application.save.SaveResults.SavedResults;
import io.invokectl.cli.output.ErrorReport;
import io.invokectl.cli.output.InvocationDocument;
import io.invokectl.cli.session.CommandSession;
import io.invokectl.domain.failure.NoMediaException;
import io.invokectl.domain.invocation.Invocation;
import io.invokectl.domain.invocation.Invocation.Completed;
import io.invokectl.domain.job.SavedFile;
import io.invokectl.domain.json.JsonArray;
import io.invokectl.domain.json.JsonObject;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A job and its saved files, as commands print them. */
record SavedJobDocument(Invocation invocation, SavedResults saved) {

    JsonObject document() {
        return JsonObject.EMPTY
                .with("invocation", InvocationDocument.of(invocation))
                .with("files", JsonArray.of(saved.files(), SavedFile::toJson));
    }

    /** Returns the output in text format: the path of each file. */
    List<String> paths() {
        return saved.files().stream().map(SavedFile::path).toList();
    }

    /** Returns all failures: that of the job itself and of its downloads. */
    List<ErrorReport> failures(Optional<ErrorReport> ofJob, CommandSession session) {
        return Stream.concat(ofJob.stream(), saved.failures().stream().map(session::report))
                .toList();
    }

    /** Whether files may be missing that a later attempt could save. */
    boolean mayBeIncomplete() {
        return invocation instanceof Completed
                && saved.failures().stream().noneMatch(NoMediaException.class::isInstance);
    }
}
