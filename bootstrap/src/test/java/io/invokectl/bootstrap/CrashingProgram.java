package io.invokectl.bootstrap;

import io.invokectl.application.connect.Network;
import io.invokectl.application.port.Deadline;
import io.invokectl.application.port.Invocations;
import io.invokectl.application.port.Ledger;
import io.invokectl.application.port.ProgressListener;
import io.invokectl.application.ratelimit.SlidingWindowRateLimiter;
import io.invokectl.application.run.RunRequest;
import io.invokectl.application.save.SaveRequest;
import io.invokectl.application.submit.RetryRules;
import io.invokectl.application.submit.SubmitRequest;
import io.invokectl.client.InvokeClient;
import io.invokectl.client.Ledgers;
import io.invokectl.config.StateFolder;
import io.invokectl.domain.context.AccessToken;
import io.invokectl.domain.context.ApiAddress;
import io.invokectl.domain.invocation.IdempotencyKey;
import io.invokectl.domain.invocation.ModelId;
import io.invokectl.domain.json.JsonObject;
import io.invokectl.domain.submission.Submission;
import io.invokectl.files.ResultDirectory;
import io.invokectl.http.HttpInvocations;
import io.invokectl.http.HttpOptions;
import io.invokectl.http.HttpOptions.Timeouts;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/** A program that buys a row under its key, waits for it and keeps its picture, and stops dead at a step. */
final class CrashingProgram {
    private CrashingProgram() {}

    /** Takes the step, the address of the seller, the row, the home, and the folder for files. */
    public static void main(String[] args) throws InterruptedException {
        CrashPoint last = CrashPoint.valueOf(args[0]);
        try (var ledger = ledger(args[3]);
                var client = InvokeClient.builder()
                        .address(args[1])
                        .ports(ports -> ports.ledger(new CrashingLedger(ledger, last))
                                .invocations(new CrashingInvocations(api(args[1]), last))
                                .results(new CrashingResults(new ResultDirectory(args[4]), last)))
                        .build()) {
            client.run(request(args[2]));
        }
    }

    private static Ledger ledger(String home) {
        Optional<Path> state = StateFolder.ofUser(Map.of("HOME", home), "Linux");
        return Ledgers.create().open(Ledgers.userLocation(state), state, ProgressListener.NONE);
    }

    private static RunRequest request(String row) {
        var submission = new Submission(new ModelId("fal-ai/flux/schnell"), JsonObject.EMPTY.with("prompt", row));
        return new RunRequest(
                new SubmitRequest(submission, false, Deadline.NONE, Optional.of(new IdempotencyKey(row))),
                Optional.of(Duration.ofMillis(100)),
                SaveRequest.SaveOptions.DEFAULT);
    }

    private static Invocations api(String address) {
        var settings = new HttpOptions(
                new ApiAddress(address),
                Optional.of(new AccessToken("any-token")),
                Network.DIRECT,
                RetryRules.DEFAULT,
                Timeouts.DEFAULT,
                "invokectl/test",
                Optional.empty());
        InstantSource clock = InstantSource.system();
        var rateLimiter = new SlidingWindowRateLimiter(
                SlidingWindowRateLimiter.PUBLISHED, clock, time -> {}, ProgressListener.NONE);
        return new HttpInvocations(settings, rateLimiter, clock, new Random(1), ProgressListener.NONE);
    }
}
