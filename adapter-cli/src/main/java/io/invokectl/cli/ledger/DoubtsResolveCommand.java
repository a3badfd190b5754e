package io.invokectl.cli.ledger;

import io.invokectl.application.ledger.ResolveDoubt;
import io.invokectl.cli.args.CommandDefinition;
import io.invokectl.cli.args.CompletionCandidates;
import io.invokectl.cli.args.Flag;
import io.invokectl.cli.output.ExitCode;
import io.invokectl.cli.output.JobDocument;
import io.invokectl.cli.output.UsageException;
import io.invokectl.cli.session.Command;
import io.invokectl.cli.session.CommandSession;
import io.invokectl.domain.invocation.JobId;
import io.invokectl.domain.invocation.RequestId;
import io.invokectl.domain.job.Job;
import java.util.Optional;
import java.util.stream.Stream;

/** Records the outcome of an in-doubt submission. */
final class DoubtsResolveCommand implements Command {
    private static final String REQUEST_ID = "request-id";
    private static final String NOT_CHARGED = "not-charged";
    private static final String WRITE_OFF = "write-off";

    @Override
    public CommandDefinition definition() {
        return new CommandDefinition(
                        "Record the outcome of an in-doubt submission, as the usage of your account shows it. Specify exactly one of"
                                + " the three flags.")
                .withFlags(
                        Flag.text(REQUEST_ID, "<id>", "It was accepted as this job, which is polled once"),
                        Flag.bool(NOT_CHARGED, "It was not accepted; its idempotency key can be used again"),
                        Flag.bool(WRITE_OFF, "The outcome stays unknown; it is never retried and no longer listed"))
                .takesOne("<job-id>", "Job ID of the submission", CompletionCandidates.DOUBTS)
                .withExample("doubts resolve job_1f0c8a --request-id req_ghi789", "The usage shows the job")
                .withExample("doubts resolve job_1f0c8a --not-charged", "The usage shows no charge");
    }

    @Override
    public ExitCode run(CommandSession session) throws InterruptedException {
        JobId id = session.flags().arguments(JobId::new).get(0);
        Optional<RequestId> requestId = session.flags().value(REQUEST_ID, RequestId::new);
        long outcomes = Stream.of(
                        requestId.isPresent(),
                        session.flags().isOn(NOT_CHARGED),
                        session.flags().isOn(WRITE_OFF))
                .filter(given -> given)
                .count();
        if (outcomes != 1) {
            throw new UsageException(
                    "doubts resolve requires exactly one of --request-id, --not-charged and --write-off");
        }
        var resolve = new ResolveDoubt(session.requiredLedger(), session.clients()::read);
        Job resolved = requestId.isPresent() ? resolve.accepted(id, requestId.get()) : resolved(session, resolve, id);
        session.output().document(JobDocument.full(resolved), ShowCommand.lines(resolved));
        return ExitCode.DONE;
    }

    private static Job resolved(CommandSession session, ResolveDoubt resolve, JobId id) {
        return session.flags().isOn(NOT_CHARGED) ? resolve.notCharged(id) : resolve.writtenOff(id);
    }
}
