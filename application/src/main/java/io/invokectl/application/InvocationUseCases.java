package io.invokectl.application;

import io.invokectl.application.batch.RunBatch;
import io.invokectl.application.poll.AwaitInvocation;
import io.invokectl.application.poll.GetInvocation;
import io.invokectl.application.run.RunInvocation;
import io.invokectl.application.save.SaveResults;
import io.invokectl.application.submit.SubmitInvocation;

/** The use cases over one connection, each created on first use. */
public interface InvocationUseCases extends AutoCloseable {

    /** Submits jobs. */
    SubmitInvocation submit();

    /** Reads the state of a job. */
    GetInvocation get();

    /** Waits for jobs. */
    AwaitInvocation await();

    /** Saves the files of completed jobs. */
    SaveResults save();

    /** Submits a job, waits for it and saves its files. */
    RunInvocation run();

    /** Runs batches. */
    RunBatch batch();

    /** Closes everything that was opened. */
    @Override
    void close();
}
