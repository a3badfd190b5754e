package io.invokectl.cli.invoke;

import io.invokectl.application.invocation.AwaitOutcome;
import io.invokectl.application.invocation.AwaitRequest;
import io.invokectl.cli.command.Command;
import io.invokectl.cli.command.Session;
import io.invokectl.cli.command.Syntax;
import io.invokectl.cli.command.Syntax.Arguments;
import io.invokectl.cli.command.Syntax.Example;
import io.invokectl.cli.output.ExitCode;
import io.invokectl.cli.output.FailureReport;
import io.invokectl.domain.invocation.RequestId;
import java.util.List;
import java.util.Optional;

/** Waits until jobs have ended. */
public final class WaitCommand implements Command {

    @Override
    public Syntax syntax() {
        return new Syntax(
                "Asks about jobs until each has ended or the time is up, and prints each as it then stands. Ctrl-C stops"
                        + " the waiting and not the jobs.",
                WaitFlags.ALL,
                Optional.of(new Arguments("<request-id>", true, "The jobs")),
                List.of(
                        new Example("wait req_abc123", "one job"),
                        new Example("wait req_abc123 req_def456 --timeout 5m", "several, for five minutes")));
    }

    @Override
    public ExitCode run(Session session) throws InterruptedException {
        List<RequestId> ids =
                session.flags().arguments(RequestId::new).stream().distinct().toList();
        var request = new AwaitRequest(ids, WaitFlags.deadline(session), WaitFlags.interval(session), Optional.empty());
        session.progress().watch(ids.size());
        try {
            List<AwaitOutcome> outcomes = session.useCases().await().await(request);
            session.progress().finish();
            sayHowToTakeUp(session, outcomes);
            return print(session, outcomes);
        } catch (InterruptedException stopped) {
            session.sayHowToTakeUp(ids);
            var asked = new Asked(session, ids.size());
            session.progress().seen().forEach(asked::seen);
            asked.print();
            throw stopped;
        }
    }

    private static void sayHowToTakeUp(Session session, List<AwaitOutcome> outcomes) {
        List<RequestId> open = outcomes.stream()
                .filter(AwaitOutcome.StillRunning.class::isInstance)
                .map(AwaitOutcome::id)
                .toList();
        session.sayHowToTakeUp(open);
    }

    private static ExitCode print(Session session, List<AwaitOutcome> outcomes) {
        var asked = new Asked(session, outcomes.size());
        for (AwaitOutcome outcome : outcomes) {
            Optional<FailureReport> wrong = Verdicts.on(outcome, session);
            if (wrong.isPresent()) {
                asked.failed(outcome.id(), outcome.lastSeen(), wrong.get());
            } else {
                asked.seen(outcome.lastSeen().orElseThrow());
            }
        }
        return asked.print();
    }
}
