package io.invokectl.cli.invoke;

import io.invokectl.application.InvocationUseCases;
import io.invokectl.application.ledger.RecordedAnswer;
import io.invokectl.application.port.JobFilter.Group;
import io.invokectl.application.save.SaveRequest;
import io.invokectl.application.save.SaveRequest.SaveOptions;
import io.invokectl.application.save.SavedResults;
import io.invokectl.cli.command.Command;
import io.invokectl.cli.command.CommandDefinition;
import io.invokectl.cli.command.CommandDefinition.Arguments;
import io.invokectl.cli.command.CommandDefinition.Example;
import io.invokectl.cli.command.CommandSession;
import io.invokectl.cli.command.CompletionCandidates;
import io.invokectl.cli.output.ErrorReport;
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
    public CommandDefinition syntax() {
        return new CommandDefinition(
                "Keeps the files of finished jobs and prints their paths. A file that lies in its place is left as it"
                        + " is, and one that was changed since is fetched again. Links to files expire: save soon.",
                SaveFlags.ALL,
                Optional.of(new Arguments(
                        "<request-id>",
                        Arguments.Arity.ANY,
                        "The jobs; without any, all in the ledger whose files were not kept",
                        CompletionCandidates.REQUEST_IDS)),
                List.of(
                        new Example("save req_abc123 --out pictures", "the files of one job"),
                        new Example("save --out pictures", "of all that were not kept yet"),
                        new Example("save req_abc123 --name \"city-{n}.{ext}\" --sidecar", "named, with a document")));
    }

    @Override
    public ExitCode run(CommandSession session) throws InterruptedException {
        JobSelection selected = JobSelection.named(session, Group.OPEN, Group.UNSAVED);
        Optional<ErrorReport> noneReached = selected.reportPassedOver(session);
        if (noneReached.isPresent()) {
            return session.output().failures(List.of(noneReached.get()));
        }
        List<RequestId> ids = selected.ids();
        if (ids.isEmpty()) {
            session.progress().advise("every job's files are kept");
        }
        SaveOptions saveOptions = SaveFlags.saveOptions(session);
        String folder = SaveFlags.folder(session);
        var jobs = new SavedJobs(session, JobSelection.isOne(session));
        for (RequestId id : ids) {
            try {
                RecordedAnswer answer = session.clients().of(id, folder).get().ended(id);
                jobs.add(answer, saved(session.clients().of(id, folder), answer.invocation(), saveOptions));
            } catch (InvokectlException failure) {
                jobs.failed(id, session.report(failure));
            } catch (InterruptedException stopped) {
                jobs.print();
                session.printSaveCommand(ids.subList(ids.indexOf(id), ids.size()));
                throw stopped;
            }
        }
        return jobs.print();
    }

    private static SavedResults saved(InvocationUseCases useCases, Invocation invocation, SaveOptions saveOptions)
            throws InterruptedException {
        return invocation instanceof Completed completed
                ? useCases.save().save(new SaveRequest(completed, Optional.empty(), saveOptions))
                : SavedResults.NONE;
    }
}
