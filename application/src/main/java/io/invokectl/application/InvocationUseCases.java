package io.invokectl.application;

import io.invokectl.application.batch.RunBatch;
import io.invokectl.application.invocation.AwaitInvocation;
import io.invokectl.application.invocation.GetInvocation;
import io.invokectl.application.invocation.RunInvocation;
import io.invokectl.application.invocation.SaveResults;
import io.invokectl.application.invocation.SubmitInvocation;

/** Everything that can be done with invocations over one connection, each part made when first asked for. */
public interface InvocationUseCases extends AutoCloseable {

    /** Submits a job. */
    SubmitInvocation submit();

    /** Asks about a job once. */
    GetInvocation get();

    /** Waits for jobs. */
    AwaitInvocation await();

    /** Keeps the files of finished jobs. */
    SaveResults save();

    /** Submits, waits and keeps. */
    RunInvocation run();

    /** Runs many jobs. */
    RunBatch batch();

    /** Ends what was opened for them. */
    @Override
    void close();
}
