package io.invokectl.cli.jobs;

import io.invokectl.application.run.RunInvocation.RunOutcome;
import io.invokectl.application.run.RunInvocation.RunRequest;
import io.invokectl.cli.args.CommandDefinition;
import io.invokectl.cli.args.Flag;
import io.invokectl.cli.output.ErrorReport;
import io.invokectl.cli.output.ExitCode;
import io.invokectl.cli.session.CliRuntime.Ticker;
import io.invokectl.cli.session.Command;
import io.invokectl.cli.session.CommandSession;
import io.invokectl.cli.session.LedgerUse;
import io.invokectl.client.InvokeClient;
import io.invokectl.domain.invocation.ModelId;
import io.invokectl.domain.invocation.RequestId;
import io.invokectl.domain.json.JsonString;
import io.invokectl.domain.submission.InputField;
import io.invokectl.domain.submission.Submission;
import io.invokectl.domain.submission.SubmissionDraft;
import java.util.List;
import java.util.stream.Stream;

/** Submits a job, waits for it and saves its files. */
final class RunCommand implements Command {
    private static final List<Flag> FLAGS = Stream.of(SubmissionFlags.ALL, WaitFlags.ALL, SaveFlags.ALL)
            .flatMap(List::stream)
            .toList();

    @Override
    public CommandDefinition definition() {
        return new CommandDefinition("Submit a job, wait for it, save its files and print their paths."
                        + "\n\nThe files are downloaded as soon as the job has finished, because their links expire.")
                .withFlags(FLAGS)
                .withExample(
                        "run --model fal-ai/flux/schnell --prompt \"A futuristic city at sunset\" --out pictures",
                        "An image")
                .withExample(
                        "run --model fal-ai/stable-audio-25/text-to-audio --prompt \"Rain\" --seconds-total 20",
                        "Twenty seconds of audio")
                .withExample(
                        "run --api-url sandbox: --model fal-ai/flux/schnell --prompt \"A city\" -F seed=7",
                        "Without a network connection or a token");
    }

    @Override
    public ExitCode run(CommandSession session) throws InterruptedException {
        session.resumesBySaving(SaveFlags.words(session));
        Submission submission = submission(session);
        if (session.flags().isOn("dry-run")) {
            session.output().document(submission.toJson());
            return ExitCode.DONE;
        }
        var request = new RunRequest(
                SubmissionFlags.request(session, submission, WaitFlags.deadline(session)),
                WaitFlags.interval(session),
                SaveFlags.saveOptions(session));
        LedgerUse use = request.submit().key().isPresent() ? LedgerUse.KEYED_SUBMISSION : LedgerUse.TRACKED_SUBMISSION;
        session.submitting(submission);
        InvokeClient client = session.clients().forSubmission(use, SaveFlags.folder(session));
        RunOutcome outcome;
        Ticker live = session.watch(1);
        try {
            outcome = client.run(request);
        } finally {
            live.close();
        }
        if (outcome.isInterrupted() && Thread.interrupted()) {
            print(session, saved(outcome));
            throw new InterruptedException();
        }
        return print(session, outcome);
    }

    private static SavedJobDocument saved(RunOutcome outcome) {
        return new SavedJobDocument(outcome.awaited().lastSeen().orElseThrow(), outcome.saved());
    }

    private static ExitCode print(CommandSession session, RunOutcome outcome) {
        SavedJobDocument saved = saved(outcome);
        List<ErrorReport> failures = saved.failures(WaitFailures.on(outcome.awaited(), session), session);
        if (failures.isEmpty()) {
            session.output().document(saved.document(), saved.paths());
        } else {
            print(session, saved);
        }
        return session.output().failures(failures).withLedgerWarnings(outcome.ledgerWarnings());
    }

    /** Prints an incomplete job, and the command that resumes it. */
    private static void print(CommandSession session, SavedJobDocument saved) {
        session.output().document(saved.document(), saved.paths());
        List<RequestId> id = List.of(saved.invocation().requestId());
        if (!saved.invocation().hasEnded()) {
            session.printResumeCommand(id);
        } else if (saved.mayBeIncomplete()) {
            session.printSaveCommand(id);
        }
    }

    private static Submission submission(CommandSession session) {
        SubmissionDraft draft = new SubmissionFlags(session).draft();
        boolean isIncomplete = draft.model().isEmpty() || draft.input().isEmpty();
        return SubmissionFlags.finished(isIncomplete && session.mayAsk() ? prompted(draft, session) : draft);
    }

    /** Prompts for the missing parts of a draft. */
    private static SubmissionDraft prompted(SubmissionDraft draft, CommandSession session) {
        SubmissionDraft prompted = draft;
        if (prompted.model().isEmpty()) {
            String model = session.console().ask("Model, such as fal-ai/flux/schnell");
            prompted = model.isBlank() ? prompted : prompted.with(new ModelId(model.strip()));
        }
        if (prompted.input().isEmpty()) {
            boolean isSpeech = prompted.model()
                    .filter(model -> model.value().contains("tts"))
                    .isPresent();
            String text = session.console().ask(isSpeech ? "Text to speak" : "Prompt");
            prompted = text.isBlank()
                    ? prompted
                    : prompted.with(List.of(InputField.at(isSpeech ? "text" : "prompt", new JsonString(text))));
        }
        return prompted;
    }
}
