package io.invokectl.client;

import dagger.Module;
import dagger.Provides;
import io.invokectl.application.batch.RunBatch;
import io.invokectl.application.ledger.JobHistory;
import io.invokectl.application.poll.AwaitInvocation;
import io.invokectl.application.poll.DurationEstimator;
import io.invokectl.application.poll.GetInvocation;
import io.invokectl.application.port.Invocations;
import io.invokectl.application.port.Ledger;
import io.invokectl.application.port.Media;
import io.invokectl.application.port.RateLimiter;
import io.invokectl.application.port.Results;
import io.invokectl.application.port.Workers;
import io.invokectl.application.run.RunInvocation;
import io.invokectl.application.save.SaveResults;
import io.invokectl.application.submit.SubmissionJournal;
import io.invokectl.application.submit.SubmitInvocation;
import io.invokectl.application.work.DirectWorkers;
import io.invokectl.application.work.ThreadPoolWorkers;
import java.util.Optional;
import java.util.function.IntFunction;
import javax.inject.Singleton;

/** The use cases. The core does not know Dagger, so their constructors are called here. */
@Module
interface UseCaseModule {

    @Provides
    static SubmitInvocation submit(
            ClientOptions options, Invocations invocations, Optional<Ledger> ledger, RateLimiter rateLimiter) {
        return new SubmitInvocation(
                invocations,
                rateLimiter,
                new SubmissionJournal(ledger, options.origin(), options.clock(), options.listener()),
                options.retry(),
                options.clock(),
                options.sleeper(),
                options.random(),
                options.listener());
    }

    @Provides
    static GetInvocation get(Invocations invocations, JobHistory history) {
        return new GetInvocation(invocations, history);
    }

    @Provides
    static AwaitInvocation await(
            ClientOptions options, Invocations invocations, JobHistory history, DurationEstimator estimator) {
        return new AwaitInvocation(
                invocations,
                history,
                estimator,
                jobs -> workers(options, Math.min(jobs, options.concurrency())),
                options.clock(),
                options.random(),
                options.listener());
    }

    @Provides
    @Singleton
    static DurationEstimator estimator(JobHistory history) {
        return new DurationEstimator(history::durations);
    }

    private static Workers workers(ClientOptions options, int size) {
        Optional<IntFunction<Workers>> supplied = options.ports().workers();
        if (supplied.isPresent()) {
            return supplied.get().apply(size);
        }
        boolean isCallerEnough = size < 2;
        return isCallerEnough ? new DirectWorkers(options.sleeper()) : new ThreadPoolWorkers(size, options.sleeper());
    }

    @Provides
    static SaveResults save(
            ClientOptions options, Invocations invocations, Media media, Results results, JobHistory history) {
        return new SaveResults(invocations, media, results, history, options.listener());
    }

    @Provides
    static RunInvocation run(ClientOptions options, SubmitInvocation submit, AwaitInvocation await, SaveResults save) {
        return new RunInvocation(submit, await, save, options.clock());
    }

    @Provides
    static RunBatch batch(
            ClientOptions options,
            SubmitInvocation submit,
            Invocations invocations,
            JobHistory history,
            SaveResults save,
            Optional<Ledger> ledger,
            DurationEstimator estimator) {
        return new RunBatch(
                new RunBatch.BatchPorts(
                        submit,
                        invocations,
                        history,
                        save,
                        options.endpoint().address(),
                        options.clock(),
                        options.random(),
                        options.listener()),
                ledger,
                new RunBatch.Pacing(options.rates(), estimator, options.concurrency(), size -> workers(options, size)));
    }
}
