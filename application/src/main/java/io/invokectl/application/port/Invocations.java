package io.invokectl.application.port;

import io.invokectl.domain.attempt.Attempt;
import io.invokectl.domain.failure.ApiException;
import io.invokectl.domain.failure.InvokectlException;
import io.invokectl.domain.failure.LocalFileException;
import io.invokectl.domain.failure.RateLimitException;
import io.invokectl.domain.failure.UnexpectedResponseException;
import io.invokectl.domain.failure.UnreachableException;
import io.invokectl.domain.invocation.Invocation;
import io.invokectl.domain.invocation.RequestId;
import io.invokectl.domain.submission.Submission;

/** The API. Implementations are thread-safe. */
public interface Invocations {

    /**
     * Makes one attempt to submit a job. The implementation never repeats it. Failures of the network and the API are
     * outcomes and are not thrown. The caller acquires a permit from the rate limiter; an implementation that follows
     * redirects acquires one for every further request.
     *
     * @return the outcome with its evidence
     * @throws LocalFileException if the implementation stores jobs on this machine and cannot; there is no job then
     */
    Attempt submit(Submission submission);

    /**
     * Reads the state of a job. The implementation may retry; it acquires a permit from the rate limiter for every attempt.
     *
     * @param deadline when attempts stop
     * @return the job, with the requested ID
     * @throws ApiException if the API responds with an error, after retries if they may help
     * @throws UnreachableException if no attempt got a complete response
     * @throws UnexpectedResponseException if the response cannot be read
     * @throws RateLimitException if the rate limit allows no attempt soon, or before the deadline
     * @throws LocalFileException if the implementation stores jobs on this machine and cannot read them
     * @throws InterruptedException if the thread is interrupted; an attempt in flight ends at once
     */
    Invocation get(RequestId id, Deadline deadline) throws InterruptedException;

    /**
     * Reads the state of a job from the route {@code /status}, which DigitalOcean's guide documents and its specification
     * does not. The response contains the status and often nothing else. Used if {@link #get} says that the job is not
     * ready.
     *
     * @param deadline as with {@link #get}
     * @return the job, with the requested ID
     * @throws InvokectlException as with {@link #get}
     * @throws InterruptedException as with {@link #get}
     */
    Invocation status(RequestId id, Deadline deadline) throws InterruptedException;
}
