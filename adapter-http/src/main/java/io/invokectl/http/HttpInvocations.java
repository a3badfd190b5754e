package io.invokectl.http;

import io.invokectl.application.port.Deadline;
import io.invokectl.application.port.Invocations;
import io.invokectl.application.port.ProgressEvent;
import io.invokectl.application.port.ProgressListener;
import io.invokectl.application.port.RateLimiter;
import io.invokectl.domain.attempt.Attempt;
import io.invokectl.domain.attempt.Attempt.AcceptedResponse;
import io.invokectl.domain.attempt.Attempt.ErrorResponse;
import io.invokectl.domain.attempt.Attempt.NotSent;
import io.invokectl.domain.attempt.Attempt.PossiblyAccepted;
import io.invokectl.domain.attempt.Evidence;
import io.invokectl.domain.failure.InvalidSettingException;
import io.invokectl.domain.failure.LocalFileException;
import io.invokectl.domain.failure.UnexpectedResponseException;
import io.invokectl.domain.invocation.Invocation;
import io.invokectl.domain.invocation.InvocationReader;
import io.invokectl.domain.invocation.RequestId;
import io.invokectl.domain.submission.Submission;
import io.invokectl.domain.value.InvalidValueException;
import io.invokectl.http.transport.ApiResponse;
import io.invokectl.http.transport.ApiTransport;
import io.invokectl.http.transport.ResponseLostException;
import io.invokectl.json.InvalidJsonException;
import io.invokectl.json.JsonText;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.random.RandomGenerator;

/**
 * The async-invoke API over HTTP. A submission is sent once; reads are retried. The token is sent to the API's own
 * origin only. Thread-safe.
 */
public final class HttpInvocations implements Invocations, AutoCloseable {
    private static final InvocationReader READER = new InvocationReader(JsonText::unfold);

    private final ApiTransport transport;
    private final InstantSource clock;
    private final ProgressListener listener;

    /** Jobs whose responses named another ID: polling must not repeat the notice. */
    private final Set<RequestId> remarked = ConcurrentHashMap.newKeySet();

    /**
     * Creates the adapter without connecting.
     *
     * @param rateLimiter admits reads and redirected requests, and receives the API's limits
     * @param random source of the jitter of waits
     * @param listener notified of waits, and of responses that name another job than the requested one
     * @throws InvalidValueException if no request can be sent to the address
     * @throws InvalidSettingException if a proxy or the file of CA certificates is invalid
     * @throws LocalFileException if the file of CA certificates cannot be read
     */
    public HttpInvocations(
            HttpOptions options,
            RateLimiter rateLimiter,
            InstantSource clock,
            RandomGenerator random,
            ProgressListener listener) {
        this.transport = options.transport(rateLimiter, clock, random, listener);
        this.clock = clock;
        this.listener = listener;
    }

    @Override
    public Attempt submit(Submission submission) {
        try {
            return outcome(transport.submit(submission.toJson()));
        } catch (ResponseLostException lost) {
            Evidence evidence = lost.exchange().evidence();
            return lost.isCertainlyUnprocessed()
                    ? new NotSent(lost.getMessage(), lost.fault(), evidence)
                    : new PossiblyAccepted(lost.getMessage(), evidence);
        }
    }

    private Attempt outcome(ApiResponse response) {
        Evidence evidence = response.exchange().evidence();
        if (!response.isSuccess()) {
            return new ErrorResponse(
                    response.error(), response.rate(clock.instant()).retryAfter(), evidence);
        }
        if (response.isTruncated()) {
            return incomplete(response, "the response is truncated");
        }
        try {
            return READER.read(JsonText.parseAnswer(response.text()))
                    .<Attempt>map(invocation -> new AcceptedResponse(invocation, evidence))
                    .orElseGet(() -> new PossiblyAccepted(
                            response.describe("the response has no request_id"), evidence.withBody(response.text())));
        } catch (InvalidJsonException broken) {
            return incomplete(response, "malformed response: " + broken.problem());
        }
    }

    private static PossiblyAccepted incomplete(ApiResponse response, String problem) {
        Optional<RequestId> id = idIn(response);
        Evidence evidence = response.exchange().evidence();
        return new PossiblyAccepted(
                response.describe(problem), id, id.isPresent() ? evidence : evidence.withBody(response.text()));
    }

    /** The ID of the job, if the readable part of a broken response contains it. */
    private static Optional<RequestId> idIn(ApiResponse response) {
        return READER.requestIdIn(JsonText.parseBeginning(response.text()));
    }

    @Override
    public Invocation get(RequestId id, Deadline deadline) throws InterruptedException {
        return invocation(id, transport.job(id, deadline));
    }

    @Override
    public Invocation status(RequestId id, Deadline deadline) throws InterruptedException {
        return invocation(id, transport.jobStatus(id, deadline));
    }

    private Invocation invocation(RequestId id, ApiResponse response) {
        try {
            Invocation invocation = READER.read(JsonText.parseAnswer(response.text()), id)
                    .orElseThrow(
                            () -> new UnexpectedResponseException(response.describe("the response has no request_id")));
            invocation.envelope().otherId().ifPresent(other -> remark(id, other));
            return invocation;
        } catch (InvalidJsonException broken) {
            throw new UnexpectedResponseException(response.describe("malformed response: " + broken.problem()));
        }
    }

    private void remark(RequestId requested, String other) {
        if (remarked.add(requested)) {
            listener.onEvent(
                    new ProgressEvent.Remark("the response to a request for job " + requested + " names job " + other));
        }
    }

    @Override
    public void close() {
        transport.close();
    }
}
