package io.invokectl.client;

import dagger.Module;
import dagger.Provides;
import io.invokectl.application.batch.RunBatch;
import io.invokectl.application.invocation.AwaitInvocation;
import io.invokectl.application.invocation.GetInvocation;
import io.invokectl.application.invocation.RunInvocation;
import io.invokectl.application.invocation.SaveResults;
import io.invokectl.application.invocation.SubmitInvocation;
import io.invokectl.application.ledger.Bookkeeping;
import io.invokectl.application.ledger.Memory;
import io.invokectl.application.pacing.Pace;
import io.invokectl.application.port.Crew;
import io.invokectl.application.port.Invocations;
import io.invokectl.application.port.Ledger;
import io.invokectl.application.port.Media;
import io.invokectl.application.port.Pause;
import io.invokectl.application.port.RateBudget;
import io.invokectl.application.port.Results;
import io.invokectl.application.work.OwnHands;
import io.invokectl.application.work.ThreadCrew;
import io.invokectl.client.ClientSettings.Surroundings;
import java.util.Optional;
import javax.inject.Singleton;

/** The use cases. They know nothing of Dagger: their constructors are called here. */
@Module
interface UseCaseModule {

    @Provides
    static SubmitInvocation submit(
            ClientSettings settings, Invocations invocations, Optional<Ledger> ledger, RateBudget budget) {
        Surroundings around = settings.surroundings();
        return new SubmitInvocation(
                invocations,
                budget,
                new Bookkeeping(ledger, settings.origin(), around.clock(), around.notices()),
                settings.retry(),
                around.clock(),
                around.pause(),
                around.random(),
                around.notices());
    }

    @Provides
    static GetInvocation get(Invocations invocations, Memory memory) {
        return new GetInvocation(invocations, memory);
    }

    @Provides
    static AwaitInvocation await(ClientSettings settings, Invocations invocations, Memory memory, Pace pace) {
        Surroundings around = settings.surroundings();
        return new AwaitInvocation(
                invocations,
                memory,
                pace,
                jobs -> crew(settings, Math.min(jobs, settings.concurrency())),
                around.clock(),
                around.random(),
                around.notices());
    }

    @Provides
    @Singleton
    static Pace pace(Memory memory) {
        return new Pace(memory::durations);
    }

    /** One pair of hands is the caller's own. */
    private static Crew crew(ClientSettings settings, int size) {
        Pause pause = settings.surroundings().pause();
        return size < 2 ? new OwnHands(pause) : new ThreadCrew(size, pause);
    }

    @Provides
    static SaveResults save(
            ClientSettings settings, Invocations invocations, Media media, Results results, Memory memory) {
        return new SaveResults(
                invocations, media, results, memory, settings.surroundings().notices());
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
            SaveResults save,
            Optional<Ledger> ledger,
            Pace pace) {
        Surroundings around = settings.surroundings();
        return new RunBatch(
                new RunBatch.Means(
                        submit,
                        invocations,
                        save,
                        settings.reach().address(),
                        around.clock(),
                        around.random(),
                        around.notices()),
                ledger,
                new RunBatch.Pacing(settings.rates(), pace, settings.concurrency(), size -> crew(settings, size)));
    }
}
