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
import io.invokectl.application.port.Sleeper;
import io.invokectl.application.port.Workers;
import io.invokectl.application.run.RunInvocation;
import io.invokectl.application.save.SaveResults;
import io.invokectl.application.submit.SubmissionJournal;
import io.invokectl.application.submit.SubmitInvocation;
import io.invokectl.application.work.DirectWorkers;
import io.invokectl.application.work.ThreadPoolWorkers;
import io.invokectl.client.ClientSettings.Surroundings;
import java.util.Optional;
import javax.inject.Singleton;

/** The use cases. They know nothing of Dagger: their constructors are called here. */
@Module
interface UseCaseModule {

    @Provides
    static SubmitInvocation submit(
            ClientSettings settings, Invocations invocations, Optional<Ledger> ledger, RateLimiter rateLimiter) {
        Surroundings around = settings.surroundings();
        return new SubmitInvocation(
                invocations,
                rateLimiter,
                new SubmissionJournal(ledger, settings.origin(), around.clock(), around.listener()),
                settings.retry(),
                around.clock(),
                around.sleeper(),
                around.random(),
                around.listener());
    }

    @Provides
    static GetInvocation get(Invocations invocations, JobHistory history) {
        return new GetInvocation(invocations, history);
    }

    @Provides
    static AwaitInvocation await(
            ClientSettings settings, Invocations invocations, JobHistory history, DurationEstimator pace) {
        Surroundings around = settings.surroundings();
        return new AwaitInvocation(
                invocations,
                history,
                pace,
                jobs -> workers(settings, Math.min(jobs, settings.concurrency())),
                around.clock(),
                around.random(),
                around.listener());
    }

    @Provides
    @Singleton
    static DurationEstimator pace(JobHistory history) {
        return new DurationEstimator(history::durations);
    }

    /** One pair of hands is the caller's own. */
    private static Workers workers(ClientSettings settings, int size) {
        Sleeper sleeper = settings.surroundings().sleeper();
        return size < 2 ? new DirectWorkers(sleeper) : new ThreadPoolWorkers(size, sleeper);
    }

    @Provides
    static SaveResults save(
            ClientSettings settings, Invocations invocations, Media media, Results results, JobHistory history) {
        return new SaveResults(
                invocations, media, results, history, settings.surroundings().listener());
    }

    @Provides
    static RunInvocation run(
            ClientSettings settings, SubmitInvocation submit, AwaitInvocation await, SaveResults save) {
        return new RunInvocation(submit, await, save, settings.surroundings().clock());
    }

    @Provides
    static RunBatch batch(
            ClientSettings settings,
            SubmitInvocation submit,
            Invocations invocations,
            JobHistory history,
            SaveResults save,
            Optional<Ledger> ledger,
            DurationEstimator pace) {
        Surroundings around = settings.surroundings();
        return new RunBatch(
                new RunBatch.BatchPorts(
                        submit,
                        invocations,
                        history,
                        save,
                        settings.reach().address(),
                        around.clock(),
                        around.random(),
                        around.listener()),
                ledger,
                new RunBatch.Pacing(settings.rates(), pace, settings.concurrency(), size -> workers(settings, size)));
    }
}
