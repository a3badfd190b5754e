package io.invokectl.cli.jobs;

import io.invokectl.application.save.SaveResults.SavedResults;
import io.invokectl.cli.output.ErrorReport;
import io.invokectl.cli.output.ExitCode;
import io.invokectl.cli.output.InvocationDocument;
import io.invokectl.cli.session.CommandSession;
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

    /** Returns all failures: that of the job itself, of its downloads, and the lack of output. */
    List<ErrorReport> failures(Optional<ErrorReport> ofJob, CommandSession session) {
        return Stream.of(ofJob.stream(), saved.failures().stream().map(session::report), missingOutput().stream())
                .flatMap(reports -> reports)
                .toList();
    }

    private Optional<ErrorReport> missingOutput() {
        return invocation instanceof Completed completed && completed.isEmpty()
                ? Optional.of(ErrorReport.of(ExitCode.FAILED, invocation.requestId() + " completed without output"))
                : Optional.empty();
    }
}
