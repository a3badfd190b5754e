package io.invokectl.application.port;

import io.invokectl.application.InvocationFixture;
import io.invokectl.domain.answer.ApiError;
import io.invokectl.domain.attempt.Attempt;
import io.invokectl.domain.attempt.Attempt.AcceptedResponse;
import io.invokectl.domain.attempt.Phase;
import io.invokectl.domain.failure.ApiException;
import io.invokectl.domain.invocation.Invocation;
import io.invokectl.domain.invocation.RequestId;
import io.invokectl.domain.json.JsonArray;
import io.invokectl.domain.json.JsonObject;
import io.invokectl.domain.submission.Submission;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * An API in memory. By default it accepts every job, and leaves it queued until {@link #endJobs}. Scripted outcomes and
 * answers take precedence, each once.
 */
public final class InMemoryInvocations implements Invocations {
    private final Map<RequestId, Submission> jobs = new HashMap<>();
    private final Deque<Attempt> attempts = new ArrayDeque<>();
    private final Deque<Supplier<Invocation>> answers = new ArrayDeque<>();
    private final Deque<Supplier<Invocation>> statusAnswers = new ArrayDeque<>();
    private final List<Submission> submitted = new ArrayList<>();
    private int polls;
    private boolean ended;

    /** Scripts the outcomes of the next submissions. */
    public InMemoryInvocations submitting(Attempt... outcomes) {
        attempts.addAll(List.of(outcomes));
        return this;
    }

    /** Scripts the responses to the next polls; the last one repeats. */
    public InMemoryInvocations answering(Invocation... outcomes) {
        for (Invocation outcome : outcomes) {
            answers.add(() -> outcome);
        }
        return this;
    }

    /** Scripts failures of the next polls; the last one repeats. */
    public InMemoryInvocations failing(RuntimeException... failures) {
        for (RuntimeException failure : failures) {
            answers.add(failing(failure));
        }
        return this;
    }

    /** Sets the response of the status route. */
    public InMemoryInvocations answeringStatus(Invocation outcome) {
        statusAnswers.add(() -> outcome);
        return this;
    }

    /** Sets the failure of the status route. */
    public InMemoryInvocations failingStatus(RuntimeException failure) {
        statusAnswers.add(failing(failure));
        return this;
    }

    private static Supplier<Invocation> failing(RuntimeException failure) {
        return () -> {
            throw failure;
        };
    }

    /** Completes every job. */
    public void endJobs() {
        ended = true;
    }

    public List<Submission> submitted() {
        return List.copyOf(submitted);
    }

    /** The number of polls of the plain route. */
    public int polls() {
        return polls;
    }

    @Override
    public Attempt submit(Submission submission) {
        submitted.add(submission);
        if (!attempts.isEmpty()) {
            return attempts.removeFirst();
        }
        var id = new RequestId("req_" + submitted.size());
        jobs.put(id, submission);
        return new AcceptedResponse(InvocationFixture.queued(id), InvocationFixture.evidence(Phase.ANSWERED));
    }

    @Override
    public Invocation get(RequestId id, Deadline deadline) {
        polls++;
        return next(answers).orElseGet(() -> stored(id, ""));
    }

    @Override
    public Invocation status(RequestId id, Deadline deadline) {
        return next(statusAnswers).orElseGet(() -> stored(id, "/status"));
    }

    private static Optional<Invocation> next(Deque<Supplier<Invocation>> scripted) {
        if (scripted.isEmpty()) {
            return Optional.empty();
        }
        Supplier<Invocation> answer = scripted.size() > 1 ? scripted.removeFirst() : scripted.getFirst();
        return Optional.of(answer.get());
    }

    private Invocation stored(RequestId id, String route) {
        Submission submission = Optional.ofNullable(jobs.get(id))
                .orElseThrow(() -> ApiException.of(new ApiError(
                        "GET",
                        "memory:/v1/async-invoke/" + id + route,
                        404,
                        Optional.empty(),
                        Optional.empty(),
                        "no such job")));
        if (!ended) {
            return InvocationFixture.queued(id);
        }
        var output = JsonObject.EMPTY
                .with("images", JsonArray.of(JsonObject.EMPTY.with("url", InvocationFixture.PICTURE)))
                .with("seed", submission.input().get("seed"));
        return InvocationFixture.job(id, "COMPLETED", output);
    }
}
