package io.invokectl.cli.jobs;

import io.invokectl.application.save.SavedResults;
import io.invokectl.cli.output.ErrorReport;
import io.invokectl.cli.output.ExitCode;
import io.invokectl.cli.output.InvocationDocument;
import io.invokectl.cli.session.CommandSession;
import io.invokectl.domain.invocation.Completed;
import io.invokectl.domain.invocation.Invocation;
import io.invokectl.domain.job.SavedFile;
import io.invokectl.domain.json.JsonArray;
import io.invokectl.domain.json.JsonObject;
import io.invokectl.domain.json.JsonValue;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A job and what was kept of its files, as the commands print it.
 *
 * @param invocation the job
 * @param saved its files
 */
record SavedJobDocument(Invocation invocation, SavedResults saved) {

    JsonObject document() {
        return JsonObject.EMPTY
                .with("invocation", InvocationDocument.of(invocation))
                .with(
                        "files",
                        new JsonArray(saved.files().stream()
                                .<JsonValue>map(SavedFile::toJson)
                                .toList()));
    }

    /** What people get: the path of each file. */
    List<String> paths() {
        return saved.files().stream().map(SavedFile::path).toList();
    }

    /**
     * What is wrong with it all.
     *
     * @param ending what is wrong with how the job ended
     */
    List<ErrorReport> wrong(Optional<ErrorReport> ending, CommandSession session) {
        return Stream.of(ending.stream(), saved.failures().stream().map(session::report), lacking().stream())
                .flatMap(reports -> reports)
                .toList();
    }

    private Optional<ErrorReport> lacking() {
        return invocation instanceof Completed completed && completed.isEmpty()
                ? Optional.of(ErrorReport.of(
                        ExitCode.FAILED, invocation.requestId() + " is completed without any output", Optional.empty()))
                : Optional.empty();
    }
}
