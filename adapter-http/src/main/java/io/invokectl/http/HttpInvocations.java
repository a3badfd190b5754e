package io.invokectl.http;

import io.invokectl.application.port.Deadline;
import io.invokectl.application.port.Invocations;
import io.invokectl.application.port.ProgressEvent;
import io.invokectl.application.port.ProgressListener;
import io.invokectl.application.port.RateLimiter;
import io.invokectl.domain.attempt.AcceptedResponse;
import io.invokectl.domain.attempt.Attempt;
import io.invokectl.domain.attempt.ErrorResponse;
import io.invokectl.domain.attempt.Evidence;
import io.invokectl.domain.attempt.MalformedResponse;
import io.invokectl.domain.attempt.NoResponse;
import io.invokectl.domain.attempt.NotSent;
import io.invokectl.domain.attempt.TruncatedResponse;
import io.invokectl.domain.failure.UnexpectedResponseException;
import io.invokectl.domain.invocation.Invocation;
import io.invokectl.domain.invocation.InvocationReader;
import io.invokectl.domain.invocation.RequestId;
import io.invokectl.domain.submission.Submission;
import io.invokectl.json.InvalidJsonException;
import io.invokectl.json.JsonText;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.random.RandomGenerator;

/**
 * The API over HTTP. A submission is sent once, whatever happens; reads are repeated as the settings say. The token
 * goes to the API's own origin and nowhere else. Thread-safe.
 */
public final class HttpInvocations implements Invocations, AutoCloseable {
    private static final InvocationReader READER = new InvocationReader(JsonText::unfold);

    private final String jobs;
    private final ApiGate gate;
    private final Inquiries inquiries;
    private final InstantSource clock;
    private final ProgressListener notices;

    /** The jobs about which it was said that an answer named another: waiting asks again and again. */
    private final Set<RequestId> calledOtherwise = ConcurrentHashMap.newKeySet();

    /**
     * Takes the settings and the ports. Nothing is connected yet.
     *
     * @param budget what reads and redirected requests draw on, and what hears of the API's limits
     * @param random where the waits between tries get their share of chance
     * @param notices is told of waits, and of answers that name another job than the one asked for
     */
    public HttpInvocations(
            HttpSettings settings,
            RateLimiter budget,
            InstantSource clock,
            RandomGenerator random,
            ProgressListener notices) {
        this.jobs = settings.address() + "/v1/async-invoke/";
        this.gate = new ApiGate(settings, budget, clock);
        this.clock = clock;
        this.notices = notices;
        this.inquiries = new Inquiries(gate, settings, budget, clock, random, notices);
    }

    @Override
    public Attempt submit(Submission submission) {
        try {
            Answer answer = gate.post(submission.toJson());
            return outcome(answer);
        } catch (NoAnswer none) {
            Evidence evidence = none.transmission().evidence();
            return none.transmission().hasLeft()
                    ? new NoResponse(none.problem(), evidence)
                    : new NotSent(none.problem(), none.isRetryable(), evidence);
        }
    }

    @Override
    public Invocation get(RequestId id, Deadline deadline) throws InterruptedException {
        return read(id, deadline, (api, transmission) -> api.get(id.value(), transmission));
    }

    @Override
    public Invocation status(RequestId id, Deadline deadline) throws InterruptedException {
        return read(id, deadline, (api, transmission) -> api.status(id.value(), transmission));
    }

    private Attempt outcome(Answer answer) {
        Evidence evidence = answer.transmission().evidence();
        if (!answer.isSuccess()) {
            return new ErrorResponse(
                    answer.error(), answer.rate(clock.instant()).retryAfter(), evidence);
        }
        if (answer.brokeOff()) {
            return new TruncatedResponse(idIn(answer), answer.says("the answer broke off"), evidence);
        }
        try {
            return READER.read(JsonText.parseAnswer(answer.text()))
                    .<Attempt>map(invocation -> new AcceptedResponse(invocation, evidence))
                    .orElseGet(() -> new MalformedResponse(answer.says("the answer names no job"), evidence));
        } catch (InvalidJsonException broken) {
            String problem = answer.says("the answer cannot be read: " + broken.problem());
            return idIn(answer)
                    .<Attempt>map(id -> new TruncatedResponse(Optional.of(id), problem, evidence))
                    .orElseGet(() -> new MalformedResponse(problem, evidence));
        }
    }

    /** The id of the job, where the whole part of a broken answer holds it. */
    private static Optional<RequestId> idIn(Answer answer) {
        return READER.requestIdIn(JsonText.parseBeginning(answer.text()));
    }

    private Invocation read(RequestId id, Deadline deadline, ApiGate.Route route) throws InterruptedException {
        Answer answer = inquiries.ask("GET " + jobs + id, deadline, route);
        try {
            Invocation invocation = READER.read(JsonText.parseAnswer(answer.text()), id)
                    .orElseThrow(() -> new UnexpectedResponseException(answer.says("the answer names no job")));
            invocation.envelope().otherId().ifPresent(other -> remark(id, other));
            return invocation;
        } catch (InvalidJsonException broken) {
            throw new UnexpectedResponseException(answer.says("the answer cannot be read: " + broken.problem()));
        }
    }

    private void remark(RequestId asked, String other) {
        if (calledOtherwise.add(asked)) {
            notices.onEvent(new ProgressEvent.Remark(
                    "the API was asked about " + asked + " and calls the job " + other + " in its answer"));
        }
    }

    @Override
    public void close() {
        gate.close();
        inquiries.close();
    }
}
