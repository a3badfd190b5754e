package io.invokectl.cli.invoke;

import io.invokectl.application.InvocationUseCases;
import io.invokectl.application.invocation.SaveRequest;
import io.invokectl.application.invocation.SaveRequest.Keeping;
import io.invokectl.application.invocation.SavedResults;
import io.invokectl.application.port.JobFilter.Group;
import io.invokectl.cli.command.Command;
import io.invokectl.cli.command.Session;
import io.invokectl.cli.command.Syntax;
import io.invokectl.cli.command.Syntax.Arguments;
import io.invokectl.cli.command.Syntax.Example;
import io.invokectl.cli.command.Values;
import io.invokectl.cli.output.ExitCode;
import io.invokectl.domain.failure.InvokectlException;
import io.invokectl.domain.invocation.Completed;
import io.invokectl.domain.invocation.Invocation;
import io.invokectl.domain.invocation.RequestId;
import java.util.List;
import java.util.Optional;

/** Keeps the files of finished jobs. */
public final class SaveCommand implements Command {

    @Override
    public Syntax syntax() {
        return new Syntax(
                "Keeps the files of finished jobs and prints their paths. A file that lies in its place is left as it"
                        + " is, and one that was changed since is fetched again. Links to files expire: save soon.",
                KeepFlags.ALL,
                Optional.of(new Arguments(
                        "<request-id>",
                        Arguments.Arity.ANY,
                        "The jobs; without any, all in the ledger whose files were not kept",
                        Values.REQUEST_IDS)),
                List.of(
                        new Example("save req_abc123 --out pictures", "the files of one job"),
                        new Example("save --out pictures", "of all that were not kept yet"),
                        new Example("save req_abc123 --name \"city-{n}.{ext}\" --sidecar", "named, with a document")));
    }

    @Override
    public ExitCode run(Session session) throws InterruptedException {
        List<RequestId> ids = LedgerJobs.named(session, Group.OPEN, Group.UNSAVED);
        if (ids.isEmpty()) {
            session.progress().advise("every job's files are kept");
        }
        Keeping keeping = KeepFlags.keeping(session);
        String folder = KeepFlags.folder(session);
        var jobs = new KeptJobs(session, LedgerJobs.isOne(session));
        for (RequestId id : ids) {
            try {
                jobs.add(kept(session.clients().of(id, folder), id, keeping));
            } catch (InvokectlException failure) {
                jobs.failed(id, session.report(failure));
            } catch (InterruptedException stopped) {
                jobs.print();
                session.sayHowToKeep(ids.subList(ids.indexOf(id), ids.size()));
                throw stopped;
            }
        }
        return jobs.print();
    }

    private static Kept kept(InvocationUseCases useCases, RequestId id, Keeping keeping) throws InterruptedException {
        Invocation invocation = useCases.get().ended(id);
        return new Kept(
                invocation,
                invocation instanceof Completed completed
                        ? useCases.save().save(new SaveRequest(completed, Optional.empty(), keeping))
                        : SavedResults.NONE);
    }
}
