package io.invokectl.cli.jobs;

import io.invokectl.application.ledger.RecordedAnswer;
import io.invokectl.application.port.ProgressEvent.LedgerWarning;
import io.invokectl.cli.args.CommandDefinition;
import io.invokectl.cli.args.CommandDefinition.Arguments;
import io.invokectl.cli.args.CommandDefinition.Example;
import io.invokectl.cli.args.CompletionCandidates;
import io.invokectl.cli.output.ExitCode;
import io.invokectl.cli.session.Command;
import io.invokectl.cli.session.CommandSession;
import io.invokectl.domain.failure.InvokectlException;
import io.invokectl.domain.invocation.RequestId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Shows the current state of jobs. */
final class GetCommand implements Command {

    @Override
    public CommandDefinition definition() {
        return new CommandDefinition(
                "Show the current state of jobs, with the output of those that have finished."
                        + "\n\nEach job is requested once. The exit code is 0 even if a job has failed.",
                List.of(),
                Optional.of(new Arguments(
                        "<request-id>",
                        Arguments.Arity.SOME,
                        "Request IDs of the jobs",
                        CompletionCandidates.REQUEST_IDS)),
                List.of(
                        new Example("get req_abc123", "One job"),
                        new Example("get req_abc123 req_def456 -o json", "Several jobs, as a JSON array")));
    }

    @Override
    public ExitCode run(CommandSession session) throws InterruptedException {
        List<RequestId> ids = session.flags().arguments(RequestId::new);
        var answers = new AnswerSet(session, ids.size() == 1);
        var ledgerWarnings = new ArrayList<LedgerWarning>();
        for (RequestId id : ids) {
            try {
                RecordedAnswer answer = session.clients().of(id).get(id);
                answers.seen(answer.invocation());
                ledgerWarnings.addAll(answer.ledgerWarnings());
            } catch (InvokectlException failure) {
                answers.failed(id, Optional.empty(), session.report(failure));
            } catch (InterruptedException stopped) {
                answers.print();
                throw stopped;
            }
        }
        return answers.print().withLedgerWarnings(ledgerWarnings);
    }
}
