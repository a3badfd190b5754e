package io.invokectl.cli.invoke;

import io.invokectl.application.ledger.RecordedAnswer;
import io.invokectl.application.port.ProgressEvent.LedgerWarning;
import io.invokectl.cli.command.Command;
import io.invokectl.cli.command.CommandDefinition;
import io.invokectl.cli.command.CommandDefinition.Arguments;
import io.invokectl.cli.command.CommandDefinition.Example;
import io.invokectl.cli.command.CommandSession;
import io.invokectl.cli.command.CompletionCandidates;
import io.invokectl.cli.output.ExitCode;
import io.invokectl.domain.failure.InvokectlException;
import io.invokectl.domain.invocation.RequestId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Asks about jobs, once each. */
public final class GetCommand implements Command {

    @Override
    public CommandDefinition syntax() {
        return new CommandDefinition(
                "Asks about jobs once and prints each as it stands, with its output if it has ended. A job that failed"
                        + " is an answer too, so the exit code is 0.",
                List.of(),
                Optional.of(new Arguments(
                        "<request-id>", Arguments.Arity.SOME, "The jobs", CompletionCandidates.REQUEST_IDS)),
                List.of(
                        new Example("get req_abc123", "one job"),
                        new Example("get req_abc123 req_def456 -o json", "several, as an array")));
    }

    @Override
    public ExitCode run(CommandSession session) throws InterruptedException {
        List<RequestId> ids = session.flags().arguments(RequestId::new);
        var asked = new AnswerSet(session, ids.size() == 1);
        var ledgerWarnings = new ArrayList<LedgerWarning>();
        for (RequestId id : ids) {
            try {
                RecordedAnswer answer = session.clients().of(id).get().get(id);
                asked.seen(answer.invocation());
                ledgerWarnings.addAll(answer.ledgerWarnings());
            } catch (InvokectlException failure) {
                asked.failed(id, Optional.empty(), session.report(failure));
            } catch (InterruptedException stopped) {
                asked.print();
                throw stopped;
            }
        }
        return asked.print().withLedgerWarnings(ledgerWarnings);
    }
}
