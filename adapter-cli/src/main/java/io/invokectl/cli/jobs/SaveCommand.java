package io.invokectl.cli.jobs;

import io.invokectl.application.ledger.RecordedAnswer;
import io.invokectl.application.port.JobFilter.Group;
import io.invokectl.application.save.SaveRequest;
import io.invokectl.application.save.SaveRequest.SaveOptions;
import io.invokectl.application.save.SaveResults.SavedResults;
import io.invokectl.cli.args.CommandDefinition;
import io.invokectl.cli.args.CompletionCandidates;
import io.invokectl.cli.output.ErrorReport;
import io.invokectl.cli.output.ExitCode;
import io.invokectl.cli.session.Command;
import io.invokectl.cli.session.CommandSession;
import io.invokectl.client.InvokeClient;
import io.invokectl.domain.failure.InvokectlException;
import io.invokectl.domain.invocation.Invocation;
import io.invokectl.domain.invocation.Invocation.Completed;
import io.invokectl.domain.invocation.RequestId;
import java.util.List;
import java.util.Optional;

/** Downloads the files of finished jobs. */
final class SaveCommand implements Command {

    @Override
    public CommandDefinition definition() {
        return new CommandDefinition("Download the files of finished jobs and print their paths."
                        + "\n\nWithout request IDs, saves every job in the ledger that has unsaved files. Files that"
                        + " are already saved are skipped; one that has been modified since is downloaded again. Save"
                        + " jobs soon after they finish, because links to files expire.")
                .withFlags(SaveFlags.ALL)
                .takesAny(
                        "<request-id>",
                        "Request IDs of the jobs (default: all jobs in the ledger with unsaved files)",
                        CompletionCandidates.REQUEST_IDS)
                .withExample("save req_abc123 --out pictures", "One job")
                .withExample("save --out pictures", "All jobs with unsaved files")
                .withExample("save req_abc123 --name \"city-{n}.{ext}\" --sidecar", "Custom file names, with metadata");
    }

    @Override
    public ExitCode run(CommandSession session) throws InterruptedException {
        JobSelection selected = JobSelection.of(session, Group.OPEN, Group.UNSAVED);
        Optional<ErrorReport> noneLeft = selected.reportSkippedJobs(session);
        if (noneLeft.isPresent()) {
            return session.output().failures(List.of(noneLeft.get()));
        }
        List<RequestId> ids = selected.ids();
        if (ids.isEmpty()) {
            session.progress().advise("no jobs with unsaved files");
        }
        SaveOptions saveOptions = SaveFlags.saveOptions(session);
        String folder = SaveFlags.folder(session);
        var jobs = new AnswerSet(session, JobSelection.isOne(session));
        for (RequestId id : ids) {
            try {
                InvokeClient client = session.clients().of(id, folder);
                RecordedAnswer answer = client.lastKnown(id);
                jobs.saved(answer, saved(client, answer.invocation(), saveOptions));
            } catch (InvokectlException failure) {
                jobs.failed(id, Optional.empty(), session.report(failure));
            } catch (InterruptedException stopped) {
                jobs.printSaved();
                session.printSaveCommand(ids.subList(ids.indexOf(id), ids.size()));
                throw stopped;
            }
        }
        return jobs.printSaved();
    }

    private static SavedResults saved(InvokeClient client, Invocation invocation, SaveOptions saveOptions)
            throws InterruptedException {
        return invocation instanceof Completed completed
                ? client.save(new SaveRequest(completed, Optional.empty(), saveOptions))
                : SavedResults.NONE;
    }
}
