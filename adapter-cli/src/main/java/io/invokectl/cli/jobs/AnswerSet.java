package io.invokectl.cli.jobs;

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
 * What came of asking about several jobs: a document each, or the failure in its place. A single job is printed by
 * itself, several as an array in the order asked.
 */
final class AnswerSet {
    private final CommandSession session;
    private final boolean single;
    private final List<JsonValue> documents = new ArrayList<>();
    private final List<ErrorReport> failures = new ArrayList<>();

    AnswerSet(CommandSession session, boolean single) {
        this.session = session;
        this.single = single;
    }

    void seen(Invocation invocation) {
        documents.add(InvocationDocument.of(invocation));
    }

    /** A job with something to say about it, printed as it was last seen, if it was. */
    void failed(RequestId id, Optional<Invocation> lastSeen, ErrorReport failure) {
        failures.add(failure);
        if (lastSeen.isPresent()) {
            seen(lastSeen.get());
        } else if (session.output().format() == OutputFormat.JSON && !single) {
            documents.add(unseen(id, failure));
        }
    }

    /** What stands in an array in place of a job of which only the id is known. */
    static JsonObject unseen(RequestId id, ErrorReport failure) {
        return JsonObject.EMPTY.with("request_id", id.value()).with("errors", JsonArray.of(failure.toJson()));
    }

    /** Prints it all, and returns the gravest verdict. */
    ExitCode print() {
        if (single) {
            documents.forEach(session.output()::document);
        } else if (!documents.isEmpty()) {
            session.output().document(new JsonArray(documents));
        }
        return session.output().failures(failures);
    }
}
