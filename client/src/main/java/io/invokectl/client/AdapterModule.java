package io.invokectl.client;

import dagger.Binds;
import dagger.Module;
import dagger.Provides;
import dagger.multibindings.IntoMap;
import dagger.multibindings.StringKey;
import io.invokectl.application.ledger.JobHistory;
import io.invokectl.application.port.Invocations;
import io.invokectl.application.port.Ledger;
import io.invokectl.application.port.Media;
import io.invokectl.application.port.RateLimiter;
import io.invokectl.application.port.Results;
import io.invokectl.application.ratelimit.SlidingWindowRateLimiter;
import io.invokectl.files.ResultDirectory;
import java.util.Map;
import java.util.Optional;
import javax.inject.Provider;
import javax.inject.Singleton;

/** Adapters by the URI scheme that selects them, and the ports made from them unless the caller supplies its own. */
@Module(includes = LedgerModule.class)
interface AdapterModule {

    @Binds
    @IntoMap
    @StringKey("https")
    GatewayFactory https(HttpGateway.Opener factory);

    @Binds
    @IntoMap
    @StringKey("http")
    GatewayFactory http(HttpGateway.Opener factory);

    @Binds
    @IntoMap
    @StringKey("sandbox")
    GatewayFactory sandbox(SandboxGatewayFactory factory);

    @Provides
    @IntoMap
    @StringKey(Location.FILE)
    static ResultsFactory resultFolder() {
        return location -> new ResultDirectory(location.path());
    }

    @Provides
    @Singleton
    static Invocations invocations(ClientOptions options, GatewayRouter router) {
        return options.ports().invocations().apply(() -> {
            router.home().invocations();
            return router;
        });
    }

    @Provides
    static Media media(ClientOptions options, GatewayRouter router) {
        return options.ports().media().orElseGet(() -> router.home().media());
    }

    @Provides
    @Singleton
    static Results results(ClientOptions options, Map<String, Provider<ResultsFactory>> factories) {
        return options.ports().results().orElseGet(() -> {
            var location = Location.parse(options.results());
            return location.select("result store", factories).get().open(location);
        });
    }

    @Provides
    @Singleton
    static RateLimiter rateLimiter(ClientOptions options) {
        return options.ports()
                .rateLimiter()
                .orElseGet(() -> new SlidingWindowRateLimiter(
                        options.rates(), options.clock(), options.sleeper(), options.listener()));
    }

    /** Created after the gateway: a ledger that the caller opens in the background is ready by then. */
    @Provides
    @Singleton
    static Optional<Ledger> ledger(ClientOptions options, Ledgers ledgers, CloseStack closeStack) {
        Optional<String> location = options.ledgerLocation();
        if (location.isEmpty()) {
            return options.ports().ledger().get();
        }
        Ledger ledger = ledgers.open(location.get(), options.stateFolder(), options.listener());
        closeStack.push(ledger::close);
        return Optional.of(ledger);
    }

    @Provides
    @Singleton
    static JobHistory history(ClientOptions options, Optional<Ledger> ledger) {
        return new JobHistory(ledger, options::addressOf, options.listener());
    }
}
