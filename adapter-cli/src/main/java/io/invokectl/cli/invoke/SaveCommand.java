package io.invokectl.cli.invoke;

import io.invokectl.application.invocation.InvocationUseCases;
import io.invokectl.application.invocation.SaveRequest;
import io.invokectl.application.invocation.SaveRequest.Keeping;
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
        var kept = new ArrayList<Kept>();
        var wrong = new ArrayList<FailureReport>();
        for (RequestId id : ids) {
            try {
                Invocation invocation = useCases.get().get(id);
                if (invocation instanceof Completed completed) {
                    kept.add(new Kept(
                            completed, useCases.save().save(new SaveRequest(completed, Optional.empty(), keeping))));
                } else {
                    wrong.add(Verdicts.on(invocation).orElseGet(() -> goesOn(invocation)));
                }
            } catch (InvokectlException failure) {
                wrong.add(session.report(failure));
            }
        }
        return print(session, kept, wrong);
    }

    private static FailureReport goesOn(Invocation invocation) {
        return new FailureReport(
                ExitCode.DEADLINE,
                invocation.requestId() + " is still " + invocation.envelope().status(),
                Optional.empty(),
                Optional.of(invocation.requestId().value()),
                Optional.of("wait for it with: invokectl wait " + invocation.requestId()));
    }

    private static ExitCode print(Session session, List<Kept> kept, List<FailureReport> wrong) {
        session.progress().finish();
        if (!kept.isEmpty()) {
            session.output()
                    .document(
                            new JsonArray(
                                    kept.stream().<JsonValue>map(Kept::document).toList()),
                            kept.stream().flatMap(job -> job.paths().stream()).toList());
        }
        var verdicts = new ArrayList<ExitCode>();
        kept.forEach(job -> verdicts.add(job.report(Optional.empty(), session)));
        wrong.forEach(report -> {
            session.output().failure(report);
            verdicts.add(report.code());
        });
        return ExitCode.gravest(verdicts);
    }
}
