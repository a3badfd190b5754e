package io.invokectl.cli.jobs;

import io.invokectl.application.ledger.RecordedAnswer;
import io.invokectl.application.port.ProgressEvent.LedgerWarning;
import io.invokectl.application.save.SaveResults.SavedResults;
import io.invokectl.cli.output.ErrorReport;
import io.invokectl.cli.output.ExitCode;
import io.invokectl.cli.output.InvocationDocument;
import io.invokectl.cli.output.OutputFormat;
import io.invokectl.cli.session.CommandSession;
import io.invokectl.domain.invocation.Invocation;
import io.invokectl.domain.invocation.RequestId;
import io.invokectl.domain.json.JsonArray;
import io.invokectl.domain.json.JsonObject;
import io.invokectl.domain.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The states or the saved files of the requested jobs, or the failures to get them. The state of a single job is printed
 * as an object, everything else as an array in the order of the request.
 */
final class AnswerSet {
    private final CommandSession session;
    private final boolean single;
    private final List<JsonValue> documents = new ArrayList<>();
    private final List<String> paths = new ArrayList<>();
    private final List<ErrorReport> failures = new ArrayList<>();
    private final List<LedgerWarning> ledgerWarnings = new ArrayList<>();

    AnswerSet(CommandSession session, boolean single) {
        this.session = session;
        this.single = single;
    }

    void seen(RecordedAnswer answer) {
        seen(answer.invocation());
        ledgerWarnings.addAll(answer.ledgerWarnings());
    }

    void seen(Invocation invocation) {
        documents.add(InvocationDocument.of(invocation));
    }

    void saved(RecordedAnswer answer, SavedResults saved) {
        var document = new SavedJobDocument(answer.invocation(), saved);
        documents.add(document.document());
        paths.addAll(document.paths());
        failures.addAll(document.failures(WaitFailures.on(answer.invocation(), session), session));
        ledgerWarnings.addAll(answer.ledgerWarnings());
        ledgerWarnings.addAll(saved.ledgerWarnings());
    }

    /** Adds a failure, and the last known state of the job, if any. */
    void failed(RequestId id, Optional<Invocation> lastSeen, ErrorReport failure) {
        failures.add(failure);
        if (lastSeen.isPresent()) {
            seen(lastSeen.get());
        } else if (session.output().format() == OutputFormat.JSON && !single) {
            documents.add(
                    JsonObject.EMPTY.with("request_id", id.value()).with("errors", JsonArray.of(failure.toJson())));
        }
    }

    /** Prints the states and failures, and returns the most severe exit code. */
    ExitCode print() {
        if (single) {
            documents.forEach(session.output()::document);
        } else if (!documents.isEmpty()) {
            session.output().document(new JsonArray(documents));
        }
        return session.output().failures(failures).withLedgerWarnings(ledgerWarnings);
    }

    /** Prints the files and failures, and returns the most severe exit code. */
    ExitCode printSaved() {
        session.progress().finish();
        if (!single || !documents.isEmpty()) {
            session.output().document(new JsonArray(documents), paths);
        }
        return session.output().failures(failures).withLedgerWarnings(ledgerWarnings);
    }
}
