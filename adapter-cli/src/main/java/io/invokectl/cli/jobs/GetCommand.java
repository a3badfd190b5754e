package io.invokectl.cli.jobs;

import io.invokectl.cli.args.CommandDefinition;
import io.invokectl.cli.args.CompletionCandidates;
import io.invokectl.cli.output.ExitCode;
import io.invokectl.cli.session.Command;
import io.invokectl.cli.session.CommandSession;
import io.invokectl.domain.failure.InvokectlException;
import io.invokectl.domain.invocation.RequestId;
import java.util.List;
import java.util.Optional;

/** Shows the current state of jobs. */
final class GetCommand implements Command {

    @Override
    public CommandDefinition definition() {
        return new CommandDefinition("Show the current state of jobs, with the output of those that have finished."
                        + "\n\nEach job is requested once. The exit code is 0 even if a job has failed.")
                .takesSome("<request-id>", "Request IDs of the jobs", CompletionCandidates.REQUEST_IDS)
                .withExample("get req_abc123", "One job")
                .withExample("get req_abc123 req_def456 -o json", "Several jobs, as a JSON array");
    }

    @Override
    public ExitCode run(CommandSession session) throws InterruptedException {
        List<RequestId> ids = session.flags().arguments(RequestId::new);
        var answers = new AnswerSet(session, ids.size() == 1);
        for (RequestId id : ids) {
            try {
                answers.seen(session.clients().of(id).get(id));
            } catch (InvokectlException failure) {
                answers.failed(id, Optional.empty(), session.report(failure));
            } catch (InterruptedException stopped) {
                answers.print();
                throw stopped;
            }
        }
        return answers.print();
    }
}
