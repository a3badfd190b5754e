package io.invokectl.bootstrap;

import io.invokectl.application.invocation.RunRequest;
import io.invokectl.application.invocation.SaveRequest;
import io.invokectl.application.invocation.SubmitRequest;
import io.invokectl.application.pacing.RetryRules;
import io.invokectl.application.pacing.RollingRateBudget;
import io.invokectl.application.port.Deadline;
import io.invokectl.application.port.Invocations;
import io.invokectl.application.port.Notices;
import io.invokectl.client.AsyncInvokeClient;
import io.invokectl.client.LedgerFile;
import io.invokectl.client.StateFolder;
import io.invokectl.domain.context.AccessToken;
import io.invokectl.domain.context.ApiAddress;
import io.invokectl.domain.invocation.IdempotencyKey;
import io.invokectl.domain.invocation.ModelId;
import io.invokectl.domain.json.JsonObject;
import io.invokectl.domain.submission.Submission;
import io.invokectl.files.ResultDirectory;
import io.invokectl.http.HttpInvocations;
import io.invokectl.http.HttpSettings;
import io.invokectl.http.HttpSettings.Patience;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/** A program that buys a row under its key, waits for it and keeps its picture, and stops dead at a step. */
final class HaltingRun {
    private HaltingRun() {}

    /** Takes the step, the address of the seller, the row, the home, and the folder for files. */
    public static void main(String[] args) throws InterruptedException {
        Step last = Step.valueOf(args[0]);
        try (var ledger = LedgerFile.open(
                        Optional.empty(), StateFolder.ofUser(Map.of("HOME", args[3]), "Linux"), Notices.NONE);
                var client = AsyncInvokeClient.builder()
                        .address(args[1])
                        .ledger(new HaltingLedger(ledger, last))
                        .invocations(new HaltingInvocations(api(args[1]), last))
                        .results(new HaltingResults(new ResultDirectory(args[4]), last))
                        .build()) {
            client.run().run(request(args[2]));
        }
    }

    private static RunRequest request(String row) {
        var submission = new Submission(new ModelId("fal-ai/flux/schnell"), JsonObject.EMPTY.with("prompt", row));
        return new RunRequest(
                new SubmitRequest(submission, false, Deadline.NONE, Optional.of(new IdempotencyKey(row))),
                Optional.of(Duration.ofMillis(100)),
                SaveRequest.Keeping.DEFAULT);
    }

    private static Invocations api(String address) {
        var settings = new HttpSettings(
                new ApiAddress(address),
                Optional.of(new AccessToken("any-token")),
                RetryRules.DEFAULT,
                Patience.DEFAULT,
                "invokectl/test",
                Optional.empty());
        InstantSource clock = InstantSource.system();
        var budget = new RollingRateBudget(RollingRateBudget.PUBLISHED, clock, time -> {}, Notices.NONE);
        return new HttpInvocations(settings, budget, clock, new Random(1), Notices.NONE);
    }
}
