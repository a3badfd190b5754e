package io.invokectl.application.batch;

import io.invokectl.application.InvocationFixture;
import io.invokectl.application.port.Deadline;
import io.invokectl.application.port.Invocations;
import io.invokectl.application.port.ManualClock;
import io.invokectl.application.port.RateLimiter;
import io.invokectl.domain.attempt.Attempt;
import io.invokectl.domain.attempt.Attempt.AcceptedResponse;
import io.invokectl.domain.attempt.Phase;
import io.invokectl.domain.invocation.Invocation;
import io.invokectl.domain.invocation.RequestId;
import io.invokectl.domain.json.JsonArray;
import io.invokectl.domain.json.JsonObject;
import io.invokectl.domain.submission.Submission;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;

/** An API whose jobs end after a given duration. Scripted outcomes take precedence. */
final class TimedInvocations implements Invocations {
    private final ManualClock clock;
    private final RateLimiter rateLimiter;
    private final IntFunction<Duration> durations;
    private final Map<RequestId, Job> jobs = new HashMap<>();
    private final List<Submission> submitted = new ArrayList<>();
    private final Deque<Attempt> outcomes = new ArrayDeque<>();
    private final List<RuntimeException> failures = new ArrayList<>();
    private final Map<RequestId, RuntimeException> unreachable = new HashMap<>();
    private String ending = "COMPLETED";
    private int polls;

    /**
     * Creates the API.
     *
     * @param durations the duration of the n-th job
     */
    TimedInvocations(ManualClock clock, RateLimiter rateLimiter, IntFunction<Duration> durations) {
        this.clock = clock;
        this.rateLimiter = rateLimiter;
        this.durations = durations;
    }

    TimedInvocations submitting(Attempt... next) {
        outcomes.addAll(List.of(next));
        return this;
    }

    /** Makes the next poll fail. */
    TimedInvocations failing(RuntimeException failure) {
        failures.add(failure);
        return this;
    }

    /** Makes every poll of the n-th job fail. */
    void neverPolling(int job, RuntimeException failure) {
        unreachable.put(new RequestId("req_" + job), failure);
    }

    /** Sets the final status of jobs. */
    void endingIn(String status) {
        ending = status;
    }

    List<Submission> submitted() {
        return submitted;
    }

    int polls() {
        return polls;
    }

    @Override
    public Attempt submit(Submission submission) {
        submitted.add(submission);
        rateLimiter.completed(List.of());
        if (!outcomes.isEmpty()) {
            return outcomes.removeFirst();
        }
        var id = new RequestId("req_" + submitted.size());
        jobs.put(id, new Job(clock.instant(), durations.apply(submitted.size())));
        return new AcceptedResponse(InvocationFixture.queued(id), InvocationFixture.evidence(Phase.ANSWERED));
    }

    @Override
    public Invocation get(RequestId id, Deadline deadline) throws InterruptedException {
        rateLimiter.acquire(deadline);
        rateLimiter.completed(List.of());
        polls++;
        if (!failures.isEmpty()) {
            throw failures.remove(0);
        }
        if (unreachable.containsKey(id)) {
            throw unreachable.get(id);
        }
        return jobs.get(id).as(id, clock.instant(), ending);
    }

    @Override
    public Invocation status(RequestId id, Deadline deadline) throws InterruptedException {
        return get(id, deadline);
    }

    private record Job(Instant createdAt, Duration duration) {
        Invocation as(RequestId id, Instant now, String ending) {
            JsonObject job = JsonObject.EMPTY
                    .with("request_id", id.value())
                    .with("model_id", "fal-ai/flux/schnell")
                    .with("created_at", createdAt.toString());
            Instant end = createdAt.plus(duration);
            if (now.isBefore(end)) {
                return InvocationFixture.read(job.with("status", "IN_PROGRESS"));
            }
            JsonObject ended = job.with("status", ending).with("completed_at", end.toString());
            return InvocationFixture.read(
                    ending.equals("FAILED")
                            ? ended.with("error", "no picture")
                            : ended.with(
                                    "output",
                                    JsonObject.EMPTY.with(
                                            "images",
                                            JsonArray.of(JsonObject.EMPTY.with("url", InvocationFixture.PICTURE)))));
        }
    }
}
