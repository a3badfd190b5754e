package io.invokectl.bootstrap;

import io.invokectl.application.connect.Network;
import io.invokectl.application.port.Deadline;
import io.invokectl.application.port.Invocations;
import io.invokectl.application.port.Ledger;
import io.invokectl.application.port.ProgressListener;
import io.invokectl.application.ratelimit.SlidingWindowRateLimiter;
import io.invokectl.application.run.RunInvocation.RunRequest;
import io.invokectl.application.save.SaveRequest;
import io.invokectl.application.submit.RetryRules;
import io.invokectl.application.submit.SubmitRequest;
import io.invokectl.client.InvokeClient;
import io.invokectl.client.Ledgers;
import io.invokectl.config.UserFolders;
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

/** Runs a job to its saved file, with its prompt as idempotency key, and crashes at a given point. */
final class CrashingProgram {
    private CrashingProgram() {}

    /** Takes the crash point, the API address, the prompt, the home directory and the directory for results. */
    public static void main(String[] args) throws InterruptedException {
        CrashPoint crashPoint = CrashPoint.valueOf(args[0]);
        try (var ledger = ledger(args[3]);
                var client = InvokeClient.builder()
                        .address(args[1])
                        .token(new AccessToken("any-token"))
                        .ports(ports -> ports.ledger(new CrashingLedger(ledger, crashPoint))
                                .invocations(new CrashingInvocations(api(args[1]), crashPoint))
                                .results(new CrashingResults(new ResultDirectory(args[4]), crashPoint)))
                        .build()) {
            client.run(request(args[2]));
        }
    }

    private static Ledger ledger(String home) {
        Optional<Path> state = UserFolders.state(Map.of("HOME", home), "Linux");
        return Ledgers.create().open(Ledgers.userLocation(state), state, ProgressListener.NONE);
    }

    private static RunRequest request(String prompt) {
        var submission = new Submission(new ModelId("fal-ai/flux/schnell"), JsonObject.EMPTY.with("prompt", prompt));
        return new RunRequest(
                new SubmitRequest(submission, false, Deadline.NONE, Optional.of(new IdempotencyKey(prompt))),
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
