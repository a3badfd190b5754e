package io.invokectl.cli.jobs;

import io.invokectl.application.ledger.RecordedAnswer;
import io.invokectl.application.port.ProgressEvent.LedgerWarning;
import io.invokectl.application.save.SavedResults;
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

/** What came of keeping the files of several jobs: a document each, or the failure in its place. */
final class SavedJobs {
    private final CommandSession session;
    private final boolean single;
    private final List<JsonValue> documents = new ArrayList<>();
    private final List<String> paths = new ArrayList<>();
    private final List<ErrorReport> wrong = new ArrayList<>();
    private final List<LedgerWarning> ledgerWarnings = new ArrayList<>();

    SavedJobs(CommandSession session, boolean single) {
        this.session = session;
        this.single = single;
    }

    void add(RecordedAnswer answer, SavedResults saved) {
        var kept = new SavedJobDocument(answer.invocation(), saved);
        ledgerWarnings.addAll(answer.ledgerWarnings());
        ledgerWarnings.addAll(saved.ledgerWarnings());
        documents.add(kept.document());
        paths.addAll(kept.paths());
        wrong.addAll(kept.wrong(ending(kept.invocation()), session));
    }

    void failed(RequestId id, ErrorReport failure) {
        wrong.add(failure);
        if (!single) {
            documents.add(AnswerSet.unseen(id, failure));
        }
    }

    /** Prints it all, and returns the gravest verdict. */
    ExitCode print() {
        session.progress().finish();
        if (!single || !documents.isEmpty()) {
            session.output().document(new JsonArray(documents), paths);
        }
        return session.output().failures(wrong).withLedgerWarnings(ledgerWarnings);
    }

    private Optional<ErrorReport> ending(Invocation invocation) {
        return invocation.hasEnded() ? WaitFailures.on(invocation) : Optional.of(goesOn(invocation));
    }

    private ErrorReport goesOn(Invocation invocation) {
        RequestId id = invocation.requestId();
        return new ErrorReport(
                ExitCode.DEADLINE,
                id + " is still " + invocation.envelope().statusWord(),
                Optional.empty(),
                Optional.of(id.value()),
                Optional.of("wait for it with: " + session.resumeCommand().with("wait", List.of(id.value()))));
    }
}
