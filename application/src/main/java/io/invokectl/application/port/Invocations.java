package io.invokectl.application.port;

import io.invokectl.domain.attempt.Attempt;
import io.invokectl.domain.failure.ApiException;
import io.invokectl.domain.failure.LocalFileException;
import io.invokectl.domain.failure.RateLimitException;
import io.invokectl.domain.failure.UnexpectedResponseException;
import io.invokectl.domain.failure.UnreachableException;
import io.invokectl.domain.invocation.Invocation;
import io.invokectl.domain.invocation.RequestId;
import io.invokectl.domain.submission.Submission;

/** The API's jobs. Implementations are thread-safe. */
public interface Invocations {

    /**
     * Submits a job: one attempt, never repeated by the implementation. Whatever happens on the way is an outcome; no
     * failure of the network or the API is thrown. The caller takes the attempt from the rate budget; an
     * implementation that follows redirects takes each further request from it.
     *
     * @return the outcome with its evidence
     * @throws LocalFileException if the implementation keeps jobs on this machine and cannot; then there is no job
     */
    Attempt submit(Submission submission);

    /**
     * Asks about a job. Reading is free and may be repeated inside; each try is taken from the rate budget.
     *
     * @param deadline the time after which no try starts and none goes on
     * @return the job as it stands, under the id asked for
     * @throws ApiException if the API answers with an error, after retries where they help
     * @throws UnreachableException if no whole answer came on any try
     * @throws UnexpectedResponseException if the answer cannot be read
     * @throws RateLimitException if the rate budget allows no try soon, or before the deadline
     * @throws LocalFileException if the implementation keeps jobs on this machine and cannot read them
     * @throws InterruptedException if the thread is interrupted; a try under way ends at once
     */
    Invocation get(RequestId id, Deadline deadline) throws InterruptedException;

    /**
     * Asks about a job by the route {@code /status}, which DigitalOcean's guide documents and its specification does
     * not: it tells the status at least, and often no more. For when {@link #get} answers that it is not ready.
     *
     * @param deadline as with {@link #get}
     * @return the job as it stands, under the id asked for
     * @throws ApiException as with {@link #get}
     * @throws UnreachableException as with {@link #get}
     * @throws UnexpectedResponseException as with {@link #get}
     * @throws RateLimitException as with {@link #get}
     * @throws LocalFileException as with {@link #get}
     * @throws InterruptedException as with {@link #get}
     */
    Invocation status(RequestId id, Deadline deadline) throws InterruptedException;
}
