package io.invokectl.cli.jobs;

import io.invokectl.application.poll.AwaitOutcome;
import io.invokectl.cli.output.ErrorReport;
import io.invokectl.cli.output.ExitCode;
import io.invokectl.cli.session.CommandSession;
import io.invokectl.domain.invocation.Invocation;
import io.invokectl.domain.invocation.Invocation.Failed;
import io.invokectl.domain.invocation.RequestId;
import java.util.List;
import java.util.Optional;

/** The failures that a wait can end with. */
final class WaitFailures {
    private WaitFailures() {}

    static Optional<ErrorReport> on(AwaitOutcome outcome, CommandSession session) {
        if (outcome instanceof AwaitOutcome.CannotTell unknown) {
            return Optional.of(session.report(unknown.failure()));
        }
        if (outcome instanceof AwaitOutcome.StillRunning running) {
            String status = running.lastSeen()
                    .map(seen -> " (last status: " + seen.envelope().statusWord() + ")")
                    .orElse("");
            return Optional.of(ErrorReport.of(
                    ExitCode.DEADLINE, "timed out; " + running.id() + " is still running" + status, Optional.empty()));
        }
        return outcome.lastSeen().flatMap(WaitFailures::on);
    }

    /** The failure of a job that has failed or is not expected to be still running. */
    static Optional<ErrorReport> on(Invocation invocation, CommandSession session) {
        return invocation.hasEnded() ? on(invocation) : Optional.of(stillRunning(invocation, session));
    }

    private static ErrorReport stillRunning(Invocation invocation, CommandSession session) {
        RequestId id = invocation.requestId();
        return new ErrorReport(
                ExitCode.DEADLINE,
                id + " is still " + invocation.envelope().statusWord(),
                Optional.empty(),
                Optional.of(id.value()),
                Optional.of("wait for it with: " + session.resumeCommand().resume(List.of(id.value()))));
    }

    private static Optional<ErrorReport> on(Invocation ended) {
        return ended instanceof Failed failed
                ? Optional.of(new ErrorReport(
                        ExitCode.FAILED,
                        failed.requestId() + " " + failed.envelope().statusWord() + ": "
                                + failed.reason().text(),
                        Optional.empty(),
                        Optional.of(failed.requestId().value()),
                        failed.reason().advice()))
                : Optional.empty();
    }
}
