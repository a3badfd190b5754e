package io.invokectl.cli.ledger;

import io.invokectl.application.ledger.ResolveDoubt;
import io.invokectl.cli.command.Command;
import io.invokectl.cli.command.CommandDefinition;
import io.invokectl.cli.command.CommandDefinition.Arguments;
import io.invokectl.cli.command.CommandDefinition.Example;
import io.invokectl.cli.command.CommandSession;
import io.invokectl.cli.command.CompletionCandidates;
import io.invokectl.cli.command.Flag;
import io.invokectl.cli.command.LedgerUse;
import io.invokectl.cli.output.ExitCode;
import io.invokectl.cli.output.JobDocument;
import io.invokectl.cli.output.UsageException;
import io.invokectl.domain.invocation.JobId;
import io.invokectl.domain.invocation.RequestId;
import io.invokectl.domain.job.Job;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Notes what somebody found out about a submission in doubt. */
public final class ResolveCommand implements Command {
    private static final String REQUEST_ID = "request-id";
    private static final String NOT_CHARGED = "not-charged";
    private static final String WRITE_OFF = "write-off";

    @Override
    public CommandDefinition syntax() {
        return new CommandDefinition(
                "Settles a submission in doubt, by what the account's usage says of it. One of the three flags is needed.",
                List.of(
                        Flag.text(
                                REQUEST_ID, "<id>", "It was accepted, and this is the job: it is asked about at once"),
                        Flag.toggle(NOT_CHARGED, "It was not accepted: it may be sent again under its idempotency key"),
                        Flag.toggle(WRITE_OFF, "Nobody can tell: it is listed no more, and never sent again")),
                Optional.of(new Arguments(
                        "<job-id>",
                        Arguments.Arity.ONE,
                        "The job, by the ledger's own name",
                        CompletionCandidates.DOUBTS)),
                List.of(
                        new Example(
                                "doubts resolve job_1f0c8a --request-id req_abc123", "found in the account's usage"),
                        new Example("doubts resolve job_1f0c8a --not-charged", "nothing was charged")));
    }

    @Override
    public ExitCode run(CommandSession session) throws InterruptedException {
        JobId id = session.flags().arguments(JobId::new).get(0);
        Optional<RequestId> found = session.flags().value(REQUEST_ID, RequestId::new);
        long answers = Stream.of(
                        found.isPresent(),
                        session.flags().isOn(NOT_CHARGED),
                        session.flags().isOn(WRITE_OFF))
                .filter(given -> given)
                .count();
        if (answers != 1) {
            throw new UsageException("doubts resolve takes one of --request-id, --not-charged and --write-off");
        }
        var resolve = new ResolveDoubt(
                session.ledger(LedgerUse.ITSELF).orElseThrow(),
                (doubt, requestId) -> session.clients().of(doubt).get().get(requestId));
        Job job = found.isPresent() ? resolve.accepted(id, found.get()) : resolved(session, resolve, id);
        session.output().document(JobDocument.whole(job), ShowCommand.lines(job));
        return ExitCode.DONE;
    }

    private static Job resolved(CommandSession session, ResolveDoubt resolve, JobId id) {
        return session.flags().isOn(NOT_CHARGED) ? resolve.notCharged(id) : resolve.writtenOff(id);
    }
}
