package io.invokectl.application;

import io.invokectl.application.batch.RunBatch;
import io.invokectl.application.poll.AwaitInvocation;
import io.invokectl.application.poll.GetInvocation;
import io.invokectl.application.run.RunInvocation;
import io.invokectl.application.save.SaveResults;
import io.invokectl.application.submit.SubmitInvocation;

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
