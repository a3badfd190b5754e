package io.invokectl.cli.jobs;

import io.invokectl.application.port.Deadline;
import io.invokectl.application.submit.SubmitInvocation.Submitted;
import io.invokectl.application.submit.SubmitRequest;
import io.invokectl.cli.args.CommandDefinition;
import io.invokectl.cli.output.ExitCode;
import io.invokectl.cli.output.InvocationDocument;
import io.invokectl.cli.session.Command;
import io.invokectl.cli.session.CommandSession;
import io.invokectl.cli.session.LedgerUse;
import io.invokectl.domain.context.ApiAddress;
import io.invokectl.domain.invocation.Invocation;
import io.invokectl.domain.submission.Submission;
import java.util.List;

/** Submits a job and returns without waiting for it. */
final class CreateCommand implements Command {

    @Override
    public CommandDefinition definition() {
        return new CommandDefinition("Submit a job and return immediately with its request ID."
                        + "\n\nAn accepted job is billed. A submission that gets no response may have been accepted: it is"
                        + " recorded as in doubt and never retried.")
                .withFlags(SubmissionFlags.ALL)
                .withExample("create --model fal-ai/flux/schnell --prompt \"A futuristic city at sunset\"", "An image")
                .withExample("create --model fal-ai/elevenlabs/tts/multilingual-v2 --text \"Hello world\"", "Speech")
                .withExample("create --request request.json --tag project=demo", "A request body from a file");
    }

    @Override
    public ExitCode run(CommandSession session) throws InterruptedException {
        Submission submission = SubmissionFlags.finished(new SubmissionFlags(session).draft());
        if (session.flags().isOn("dry-run")) {
            session.output().document(submission.toJson());
            return ExitCode.DONE;
        }
        session.submitting(submission);
        SubmitRequest request = SubmissionFlags.request(session, submission, Deadline.NONE);
        LedgerUse use = request.key().isPresent() ? LedgerUse.KEYED_SUBMISSION : LedgerUse.SUBMISSION;
        Submitted submitted = session.clients().forSubmission(use, ".").submit(request);
        Invocation invocation = submitted.invocation();
        session.connections().temporaryAddress().ifPresent(address -> adviseOn(address, session));
        session.output().document(InvocationDocument.of(invocation));
        if (session.console().isOutBroken() || session.runtime().stopped().isPresent()) {
            session.printResumeCommand(List.of(invocation.requestId()));
        }
        return ExitCode.DONE.withLedgerWarnings(submitted.ledgerWarnings());
    }

    private static void adviseOn(ApiAddress address, CommandSession session) {
        session.progress()
                .advise(
                        "the API address applies to this command only; to make it the default, set DIGITALOCEAN_API_URL="
                                + address + ", or api-url: " + address + " in the config file");
    }
}
