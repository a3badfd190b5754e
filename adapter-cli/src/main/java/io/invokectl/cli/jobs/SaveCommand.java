package io.invokectl.cli.jobs;

import io.invokectl.application.ledger.RecordedAnswer;
import io.invokectl.application.poll.AwaitInvocation.AwaitResult;
import io.invokectl.application.poll.AwaitOutcome;
import io.invokectl.application.poll.AwaitRequest;
import io.invokectl.application.port.Deadline;
import io.invokectl.application.port.JobFilter.Group;
import io.invokectl.application.save.SaveRequest;
import io.invokectl.application.save.SaveRequest.SaveOptions;
import io.invokectl.application.save.SaveResults.SavedResults;
import io.invokectl.cli.args.CommandDefinition;
import io.invokectl.cli.args.CompletionCandidates;
import io.invokectl.cli.args.Flag;
import io.invokectl.cli.output.ErrorReport;
import io.invokectl.cli.output.ExitCode;
import io.invokectl.cli.output.UsageException;
import io.invokectl.cli.session.CliRuntime.Ticker;
import io.invokectl.cli.session.Command;
import io.invokectl.cli.session.CommandSession;
import io.invokectl.client.InvokeClient;
import io.invokectl.domain.failure.InvokectlException;
import io.invokectl.domain.invocation.Invocation.Completed;
import io.invokectl.domain.invocation.RequestId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Downloads the files of finished jobs. */
final class SaveCommand implements Command {
    private static final List<Flag> FLAGS = Stream.of(
                    List.of(Flag.bool("wait", "Wait for jobs that are still running")), WaitFlags.ALL, SaveFlags.ALL)
            .flatMap(List::stream)
            .toList();

    @Override
    public CommandDefinition definition() {
        return new CommandDefinition("Download the files of finished jobs and print their paths."
                        + "\n\nWithout request IDs, saves every job in the ledger that has unsaved files and does not"
                        + " belong to a batch, which saves its files itself. With --wait, waits for jobs that are still"
                        + " running. Files that"
                        + " are already saved are skipped; one that has been modified since is downloaded again. Save"
                        + " jobs soon after they finish, because links to files expire.")
                .withFlags(FLAGS)
                .takesAny(
                        "<request-id>",
                        "Request IDs of the jobs (default: all jobs in the ledger with unsaved files)",
                        CompletionCandidates.REQUEST_IDS)
                .withExample("save req_abc123 --out pictures", "One job")
                .withExample("save req_abc123 --wait --timeout 10m", "One job that may still be running")
                .withExample("save --out pictures", "All jobs with unsaved files")
                .withExample("save req_abc123 --name \"city-{n}.{ext}\" --sidecar", "Custom file names, with metadata");
    }

    @Override
    public ExitCode run(CommandSession session) throws InterruptedException {
        boolean waits = session.flags().isOn("wait");
        requireWait(session, waits);
        session.resumesBySaving(SaveFlags.words(session));
        JobSelection selected = JobSelection.of(session, false, Group.OPEN, Group.UNSAVED);
        selected.leftOut().ifPresent(session.progress()::advise);
        Optional<ErrorReport> noneLeft = selected.reportSkippedJobs(session);
        if (noneLeft.isPresent()) {
            return session.output().failures(List.of(noneLeft.get()));
        }
        if (selected.ids().isEmpty()) {
            session.progress().advise("no jobs with unsaved files");
        }
        var saving = new Saving(session, selected.ids());
        try {
            List<RequestId> running = saving.saveFinished(waits);
            if (!running.isEmpty()) {
                saving.awaitAndSave(running);
            }
        } catch (InterruptedException stopped) {
            saving.jobs.printSaved();
            if (waits) {
                session.printResumeCommand(saving.left);
            } else {
                session.printSaveCommand(saving.left);
            }
            throw stopped;
        }
        return saving.jobs.printSaved();
    }

    private static void requireWait(CommandSession session, boolean waits) {
        for (Flag flag : WaitFlags.ALL) {
            if (!waits && session.flags().text(flag.name()).isPresent()) {
                throw new UsageException("--" + flag.name() + " requires --wait");
            }
        }
    }

    /** The jobs of one command, one after the other. */
    private static final class Saving {
        private final CommandSession session;
        private final AnswerSet jobs;
        private final Set<RequestId> left;
        private final String folder;
        private final SaveOptions saveOptions;

        Saving(CommandSession session, List<RequestId> ids) {
            this.session = session;
            this.jobs = new AnswerSet(session, JobSelection.isOne(session));
            this.left = new LinkedHashSet<>(ids);
            this.folder = SaveFlags.folder(session);
            this.saveOptions = SaveFlags.saveOptions(session);
        }

        /** Saves the jobs that have ended; returns the others, or reports them unless the command waits. */
        List<RequestId> saveFinished(boolean waits) throws InterruptedException {
            var running = new ArrayList<RequestId>();
            for (RequestId id : List.copyOf(left)) {
                try {
                    RecordedAnswer answer = session.clients().of(id, folder).lastKnown(id);
                    if (waits && !answer.invocation().hasEnded()) {
                        running.add(id);
                    } else {
                        save(id, answer);
                    }
                } catch (InvokectlException failure) {
                    left.remove(id);
                    jobs.failed(id, Optional.empty(), session.report(failure));
                }
            }
            return running;
        }

        void awaitAndSave(List<RequestId> running) throws InterruptedException {
            Deadline deadline = WaitFlags.deadline(session);
            Optional<Duration> interval = WaitFlags.interval(session);
            var unfinished = new ArrayList<RequestId>();
            for (RequestId id : running) {
                AwaitResult result = await(id, new AwaitRequest(List.of(id), deadline, interval, Optional.empty()));
                AwaitOutcome outcome = result.outcomes().get(0);
                if (outcome instanceof AwaitOutcome.Ended ended) {
                    save(id, new RecordedAnswer(ended.invocation(), result.ledgerWarnings()));
                    continue;
                }
                if (result.isInterrupted() && Thread.interrupted()) {
                    outcome.lastSeen().ifPresent(jobs::seen);
                    throw new InterruptedException();
                }
                if (outcome instanceof AwaitOutcome.StillRunning) {
                    unfinished.add(id);
                }
                WaitFailures.on(outcome, session).ifPresent(failure -> jobs.failed(id, outcome.lastSeen(), failure));
            }
            session.printResumeCommand(unfinished);
        }

        private AwaitResult await(RequestId id, AwaitRequest request) {
            InvokeClient client = session.clients().of(id, folder);
            Ticker live = session.watch(1);
            try {
                return client.await(request);
            } finally {
                live.close();
            }
        }

        private void save(RequestId id, RecordedAnswer answer) throws InterruptedException {
            SavedResults saved = answer.invocation() instanceof Completed completed
                    ? session.clients().of(id, folder).save(new SaveRequest(completed, Optional.empty(), saveOptions))
                    : SavedResults.NONE;
            jobs.saved(answer, saved);
            left.remove(id);
        }
    }
}
