package io.invokectl.cli.invoke;

import io.invokectl.application.invocation.InvocationUseCases;
import io.invokectl.application.invocation.SaveRequest;
import io.invokectl.application.invocation.SaveRequest.Keeping;
import io.invokectl.application.invocation.SavedResults;
import io.invokectl.cli.command.Command;
import io.invokectl.cli.command.Session;
import io.invokectl.cli.command.Syntax;
import io.invokectl.cli.command.Syntax.Arguments;
import io.invokectl.cli.command.Syntax.Example;
import io.invokectl.cli.output.ExitCode;
import io.invokectl.cli.output.FailureReport;
import io.invokectl.domain.failure.InvokectlException;
import io.invokectl.domain.invocation.Completed;
import io.invokectl.domain.invocation.Invocation;
import io.invokectl.domain.invocation.RequestId;
import io.invokectl.domain.json.JsonArray;
import io.invokectl.domain.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Keeps the files of finished jobs. */
public final class SaveCommand implements Command {

    @Override
    public Syntax syntax() {
        return new Syntax(
                "Keeps the files of finished jobs and prints their paths. A file that is there already, with the same"
                        + " content, is left as it is. Links to files expire: save soon.",
                KeepFlags.ALL,
                Optional.of(new Arguments("<request-id>", true, "The jobs")),
                List.of(
                        new Example("save req_abc123 --out pictures", "the files of one job"),
                        new Example("save req_abc123 --name \"city-{n}.{ext}\" --sidecar", "named, with a document")));
    }

    @Override
    public ExitCode run(Session session) throws InterruptedException {
        List<RequestId> ids =
                session.flags().arguments(RequestId::new).stream().distinct().toList();
        Keeping keeping = KeepFlags.keeping(session);
        InvocationUseCases useCases = session.useCases(KeepFlags.folder(session));
        var documents = new ArrayList<JsonValue>();
        var paths = new ArrayList<String>();
        var wrong = new ArrayList<FailureReport>();
        for (RequestId id : ids) {
            try {
                Kept kept = kept(useCases, id, keeping);
                documents.add(kept.document());
                paths.addAll(kept.paths());
                wrong.addAll(kept.wrong(ending(kept.invocation()), session));
            } catch (InvokectlException failure) {
                FailureReport report = session.report(failure);
                wrong.add(report);
                if (ids.size() > 1) {
                    documents.add(Asked.unseen(id, report));
                }
            }
        }
        session.progress().finish();
        if (!documents.isEmpty()) {
            session.output().document(new JsonArray(documents), paths);
        }
        return session.output().failures(wrong);
    }

    private static Kept kept(InvocationUseCases useCases, RequestId id, Keeping keeping) throws InterruptedException {
        Invocation invocation = useCases.get().get(id);
        return new Kept(
                invocation,
                invocation instanceof Completed completed
                        ? useCases.save().save(new SaveRequest(completed, Optional.empty(), keeping))
                        : SavedResults.NONE);
    }

    private static Optional<FailureReport> ending(Invocation invocation) {
        return invocation.hasEnded() ? Verdicts.on(invocation) : Optional.of(goesOn(invocation));
    }

    private static FailureReport goesOn(Invocation invocation) {
        return new FailureReport(
                ExitCode.DEADLINE,
                invocation.requestId() + " is still " + invocation.envelope().status(),
                Optional.empty(),
                Optional.of(invocation.requestId().value()),
                Optional.of("wait for it with: invokectl wait " + invocation.requestId()));
    }
}
