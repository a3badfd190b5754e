package io.invokectl.cli.jobs;

import io.invokectl.application.ledger.RecordedAnswer;
import io.invokectl.application.port.ProgressEvent.LedgerWarning;
import io.invokectl.application.save.SaveResults.SavedResults;
import io.invokectl.cli.output.ErrorReport;
import io.invokectl.cli.output.ExitCode;
import io.invokectl.cli.session.CommandSession;
import io.invokectl.domain.invocation.Invocation;
import io.invokectl.domain.invocation.RequestId;
import io.invokectl.domain.json.JsonArray;
import io.invokectl.domain.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The saved files of the requested jobs, or the failures to save them. */
final class SavedJobs {
    private final CommandSession session;
    private final boolean single;
    private final List<JsonValue> documents = new ArrayList<>();
    private final List<String> paths = new ArrayList<>();
    private final List<ErrorReport> failures = new ArrayList<>();
    private final List<LedgerWarning> ledgerWarnings = new ArrayList<>();

    SavedJobs(CommandSession session, boolean single) {
        this.session = session;
        this.single = single;
    }

    void add(RecordedAnswer answer, SavedResults saved) {
        var document = new SavedJobDocument(answer.invocation(), saved);
        ledgerWarnings.addAll(answer.ledgerWarnings());
        ledgerWarnings.addAll(saved.ledgerWarnings());
        documents.add(document.document());
        paths.addAll(document.paths());
        failures.addAll(document.failures(failureOf(document.invocation()), session));
    }

    void failed(RequestId id, ErrorReport failure) {
        failures.add(failure);
        if (!single) {
            documents.add(AnswerSet.unknown(id, failure));
        }
    }

    /** Prints the files and failures, and returns the most severe exit code. */
    ExitCode print() {
        session.progress().finish();
        if (!single || !documents.isEmpty()) {
            session.output().document(new JsonArray(documents), paths);
        }
        return session.output().failures(failures).withLedgerWarnings(ledgerWarnings);
    }

    private Optional<ErrorReport> failureOf(Invocation invocation) {
        return invocation.hasEnded() ? WaitFailures.on(invocation) : Optional.of(stillRunning(invocation));
    }

    private ErrorReport stillRunning(Invocation invocation) {
        RequestId id = invocation.requestId();
        return new ErrorReport(
                ExitCode.DEADLINE,
                id + " is still " + invocation.envelope().statusWord(),
                Optional.empty(),
                Optional.of(id.value()),
                Optional.of("wait for it with: " + session.resumeCommand().with("wait", List.of(id.value()))));
    }
}
