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
 * The states of the requested jobs, or the failures to get them. A single job is printed as an object, several as an
 * array in the order of the request.
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

    /** Adds a failure, and the last known state of the job, if any. */
    void failed(RequestId id, Optional<Invocation> lastSeen, ErrorReport failure) {
        failures.add(failure);
        if (lastSeen.isPresent()) {
            seen(lastSeen.get());
        } else if (session.output().format() == OutputFormat.JSON && !single) {
            documents.add(unknown(id, failure));
        }
    }

    /** Returns the element of an array for a job whose state is unknown. */
    static JsonObject unknown(RequestId id, ErrorReport failure) {
        return JsonObject.EMPTY.with("request_id", id.value()).with("errors", JsonArray.of(failure.toJson()));
    }

    /** Prints the states and failures, and returns the most severe exit code. */
    ExitCode print() {
        if (single) {
            documents.forEach(session.output()::document);
        } else if (!documents.isEmpty()) {
            session.output().document(new JsonArray(documents));
        }
        return session.output().failures(failures);
    }
}
