package io.invokectl.application.ledger;

import io.invokectl.domain.failure.InvokectlException;
import io.invokectl.domain.failure.WrongEndpointException;
import io.invokectl.domain.invocation.RequestId;
import io.invokectl.domain.job.Job;

/** Reads the state of jobs at the API that they were submitted to, and records it in the ledger. */
@FunctionalInterface
public interface JobReader {

    /**
     * Reads the state of a job.
     *
     * @param job the job, whose origin names the API
     * @param id its request ID there
     * @throws WrongEndpointException if requests to that API are not allowed; nothing is sent then
     * @throws InvokectlException if the API cannot be reached or responds with an error
     * @throws InterruptedException if the thread is interrupted
     */
    RecordedAnswer read(Job job, RequestId id) throws InterruptedException;
}
