package io.invokectl.client;

import io.invokectl.application.ledger.JobReader;
import io.invokectl.application.ledger.RecordedAnswer;
import io.invokectl.application.poll.GetInvocation;
import io.invokectl.domain.context.ApiAddress;
import io.invokectl.domain.failure.WrongEndpointException;
import io.invokectl.domain.invocation.RequestId;
import io.invokectl.domain.job.Job;
import javax.inject.Inject;

/** Reads only jobs that were submitted to the client's own address: an address in a ledger is not trusted. */
final class OwnEndpointJobReader implements JobReader {
    private final ClientOptions options;
    private final GetInvocation get;

    @Inject
    OwnEndpointJobReader(ClientOptions options, GetInvocation get) {
        this.options = options;
        this.get = get;
    }

    @Override
    public RecordedAnswer read(Job job, RequestId id) throws InterruptedException {
        ApiAddress submittedTo = job.origin().address();
        ApiAddress own = options.endpoint().address();
        if (!submittedTo.isSameApiAs(own)) {
            throw WrongEndpointException.to(submittedTo, job.id().value(), own);
        }
        return get.get(id);
    }
}
