package io.invokectl.cli.jobs;

import io.invokectl.application.poll.AwaitInvocation.AwaitResult;
import io.invokectl.application.poll.AwaitOutcome;
import io.invokectl.application.poll.AwaitRequest;
import io.invokectl.application.port.Deadline;
import io.invokectl.application.port.JobFilter.Group;
import io.invokectl.cli.args.CommandDefinition;
import io.invokectl.cli.args.CompletionCandidates;
import io.invokectl.cli.output.ErrorReport;
import io.invokectl.cli.output.ExitCode;
import io.invokectl.cli.session.CliRuntime.Ticker;
import io.invokectl.cli.session.Command;
import io.invokectl.cli.session.CommandSession;
import io.invokectl.client.InvokeClient;
import io.invokectl.domain.failure.InvokectlException;
import io.invokectl.domain.invocation.RequestId;
import io.invokectl.domain.json.JsonArray;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Waits for jobs to finish. */
final class WaitCommand implements Command {

    @Override
    public CommandDefinition definition() {
        return new CommandDefinition(
                        "Wait until jobs have finished or the timeout expires, and print the state of each."
                                + "\n\nWithout request IDs, waits for all unfinished jobs in the ledger. Ctrl-C stops waiting; the jobs keep"
                                + " running.")
                .withFlags(WaitFlags.ALL)
                .takesAny(
                        "<request-id>",
                        "Request IDs of the jobs (default: all unfinished jobs in the ledger)",
                        CompletionCandidates.REQUEST_IDS)
                .withExample("wait req_abc123", "One job")
                .withExample("wait", "All unfinished jobs")
                .withExample("wait req_abc123 req_def456 --timeout 5m", "Two jobs, for at most five minutes");
    }

    @Override
    public ExitCode run(CommandSession session) throws InterruptedException {
        Deadline deadline = WaitFlags.deadline(session);
        Optional<Duration> interval = WaitFlags.interval(session);
        JobSelection jobs = JobSelection.of(session, true, Group.OPEN);
        Optional<ErrorReport> noneLeft = jobs.reportSkippedJobs(session);
        if (noneLeft.isPresent()) {
            return session.output().failures(List.of(noneLeft.get()));
        }
        List<RequestId> ids = jobs.ids();
        if (ids.isEmpty()) {
            session.progress().advise("no unfinished jobs");
            session.output().document(new JsonArray(List.of()));
            return ExitCode.DONE;
        }
        var outcomes = new ArrayList<AwaitOutcome>();
        List<RequestId> reachable = reachable(session, ids, outcomes);
        AwaitResult result = await(session, new AwaitRequest(reachable, deadline, interval, Optional.empty()));
        outcomes.addAll(result.outcomes());
        if (result.isInterrupted() && Thread.interrupted()) {
            printInterrupted(session, outcomes);
            throw new InterruptedException();
        }
        session.printResumeCommand(outcomes.stream()
                .filter(AwaitOutcome.StillRunning.class::isInstance)
                .map(AwaitOutcome::id)
                .toList());
        return print(session, outcomes).withLedgerWarnings(result.ledgerWarnings());
    }

    private static AwaitResult await(CommandSession session, AwaitRequest request) {
        if (request.ids().isEmpty()) {
            return new AwaitResult(List.of(), false, List.of());
        }
        InvokeClient client = session.clients().forReading();
        Ticker live = session.watch(request.ids().size());
        try {
            return client.await(request);
        } finally {
            live.close();
        }
    }

    /** Returns the jobs that can be polled, and adds an outcome for each of the others. */
    private static List<RequestId> reachable(CommandSession session, List<RequestId> ids, List<AwaitOutcome> outcomes) {
        var reachable = new ArrayList<RequestId>();
        for (RequestId id : ids) {
            try {
                session.clients().reach(id);
                reachable.add(id);
            } catch (InvokectlException unreachable) {
                outcomes.add(new AwaitOutcome.CannotTell(id, Optional.empty(), unreachable));
            }
        }
        return reachable;
    }

    private static void printInterrupted(CommandSession session, List<AwaitOutcome> outcomes) {
        var seen = new AnswerSet(session, JobSelection.isOne(session));
        outcomes.stream().flatMap(outcome -> outcome.lastSeen().stream()).forEach(seen::seen);
        seen.print();
        session.printResumeCommand(outcomes.stream()
                .filter(outcome -> !(outcome instanceof AwaitOutcome.Ended))
                .map(AwaitOutcome::id)
                .toList());
    }

    private static ExitCode print(CommandSession session, List<AwaitOutcome> outcomes) {
        var answers = new AnswerSet(session, JobSelection.isOne(session));
        for (AwaitOutcome outcome : outcomes) {
            Optional<ErrorReport> failure = WaitFailures.on(outcome, session);
            if (failure.isPresent()) {
                answers.failed(outcome.id(), outcome.lastSeen(), failure.get());
            } else {
                answers.seen(outcome.lastSeen().orElseThrow());
            }
        }
        return answers.print();
    }
}
