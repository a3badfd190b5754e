package io.invokectl.client;

import dagger.Module;
import dagger.Provides;
import dagger.multibindings.IntoMap;
import dagger.multibindings.StringKey;
import io.invokectl.application.batch.RunBatch;
import io.invokectl.application.connect.Endpoint;
import io.invokectl.application.connect.Setting;
import io.invokectl.application.ledger.JobHistory;
import io.invokectl.application.ledger.JobReader;
import io.invokectl.application.poll.AwaitInvocation;
import io.invokectl.application.poll.DurationEstimator;
import io.invokectl.application.poll.GetInvocation;
import io.invokectl.application.port.Invocations;
import io.invokectl.application.port.Ledger;
import io.invokectl.application.port.Media;
import io.invokectl.application.port.Results;
import io.invokectl.application.run.RunInvocation;
import io.invokectl.application.save.SaveResults;
import io.invokectl.application.submit.SubmissionJournal;
import io.invokectl.application.submit.SubmitInvocation;
import io.invokectl.domain.value.InvalidValueException;
import java.util.Optional;
import javax.inject.Provider;
import javax.inject.Singleton;

/**
 * Adapters by the URI scheme that selects them, the ports made from them unless the caller supplies its own, and the use
 * cases, whose constructors are called here because the core does not know Dagger.
 */
@Module(includes = LocationModule.class)
interface ClientModule {

    @Provides
    @IntoMap
    @StringKey("https")
    static GatewayFactory https(ClientOptions options) {
        return endpoint -> new HttpGateway(endpoint, options);
    }

    @Provides
    @IntoMap
    @StringKey("http")
    static GatewayFactory http(ClientOptions options) {
        return endpoint -> new HttpGateway(endpoint, options);
    }

    @Provides
    @IntoMap
    @StringKey("sandbox")
    static GatewayFactory sandbox(ClientOptions options) {
        return endpoint -> sandbox(endpoint, options);
    }

    /** The sandbox's artifact is optional, and its classes are loaded only here. */
    private static Gateway sandbox(Endpoint endpoint, ClientOptions options) {
        try {
            return new SandboxGateway(endpoint, options);
        } catch (NoClassDefFoundError absent) {
            throw new InvalidValueException(
                    endpoint.address() + " needs the artifact io.invokectl:invokectl-adapter-sandbox at run time");
        }
    }

    @Provides
    @Singleton
    static Invocations invocations(ClientOptions options, GatewayRouter router) {
        if (options.ports().invocations().isPresent()) {
            return options.ports().invocations().get();
        }
        if (options.opensEagerly() || !options.endpoints().address().isHttp()) {
            router.at(options.endpoints().own());
        }
        return router;
    }

    @Provides
    @Singleton
    static ResultStore resultStore(ClientOptions options, ResultStores stores) {
        return options.results().read(stores::open);
    }

    @Provides
    @Singleton
    static Results results(ClientOptions options, ResultStore store) {
        return options.ports().results().orElseGet(store::results);
    }

    /** Created after the gateway: a ledger that the caller opens in the background is ready by then. */
    @Provides
    @Singleton
    static Optional<Ledger> ledger(ClientOptions options, Provider<Ledgers> ledgers, CloseStack closeStack) {
        Optional<Setting> location = options.ledgerLocation();
        if (location.isEmpty()) {
            return options.ports().ledger().get();
        }
        Ledger ledger =
                location.get().read(place -> ledgers.get().open(place, options.stateFolder(), options.listener()));
        closeStack.push(ledger::close);
        return Optional.of(ledger);
    }

    @Provides
    @Singleton
    static JobHistory history(ClientOptions options, Optional<Ledger> ledger) {
        return new JobHistory(ledger, options.endpoints(), options.listener());
    }

    @Provides
    static SubmitInvocation submit(ClientOptions options, Invocations invocations, Optional<Ledger> ledger) {
        return new SubmitInvocation(
                invocations,
                options.ports().rateLimiter(),
                new SubmissionJournal(ledger, options.endpoints().origin(), options.clock(), options.listener()),
                options.retry(),
                options.clock(),
                options.ports().sleeper(),
                options.random(),
                options.listener());
    }

    @Provides
    static GetInvocation get(Invocations invocations, JobHistory history) {
        return new GetInvocation(invocations, history);
    }

    @Provides
    static JobReader reader(ClientOptions options, GatewayRouter router, JobHistory history) {
        return (job, id) -> {
            Invocations api = options.ports()
                    .invocations()
                    .orElseGet(() -> router.at(options.endpoints().of(job)));
            return new GetInvocation(api, history).get(id);
        };
    }

    @Provides
    static AwaitInvocation await(
            ClientOptions options, Invocations invocations, JobHistory history, DurationEstimator estimator) {
        return new AwaitInvocation(
                invocations,
                history,
                estimator,
                jobs -> options.ports().workers().apply(Math.min(jobs, options.concurrency())),
                options.clock(),
                options.random(),
                options.listener());
    }

    @Provides
    @Singleton
    static DurationEstimator estimator(JobHistory history) {
        return new DurationEstimator(history::durations);
    }

    @Provides
    static SaveResults save(
            ClientOptions options, Invocations invocations, GatewayRouter router, Results results, JobHistory history) {
        Optional<Media> replaced = options.ports().media();
        return new SaveResults(
                invocations, id -> replaced.orElseGet(() -> router.mediaOf(id)), results, history, options.listener());
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
                        options.endpoints(),
                        options.clock(),
                        options.random(),
                        options.listener()),
                ledger,
                new RunBatch.Pacing(
                        options.rates(),
                        estimator,
                        options.concurrency(),
                        options.ports().workers()));
    }
}
