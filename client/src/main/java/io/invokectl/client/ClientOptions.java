package io.invokectl.client;

import io.invokectl.application.connect.Endpoint;
import io.invokectl.application.connect.Endpoints;
import io.invokectl.application.connect.Network;
import io.invokectl.application.connect.Setting;
import io.invokectl.application.port.Invocations;
import io.invokectl.application.port.Ledger;
import io.invokectl.application.port.Media;
import io.invokectl.application.port.ProgressListener;
import io.invokectl.application.port.RateLimiter;
import io.invokectl.application.port.Results;
import io.invokectl.application.port.Sleeper;
import io.invokectl.application.port.Workers;
import io.invokectl.application.ratelimit.Quota;
import io.invokectl.application.submit.RetryRules;
import io.invokectl.http.HttpOptions;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;

/** Options of a client, checked by the builder. Immutable. */
record ClientOptions(
        Endpoints endpoints,
        boolean opensEagerly,
        Network network,
        RetryRules retry,
        HttpOptions.Timeouts timeouts,
        List<Quota> rates,
        int concurrency,
        Setting results,
        Optional<Path> stateFolder,
        ProgressListener listener,
        Optional<Consumer<String>> trace,
        Optional<Setting> ledgerLocation,
        Map<String, GatewayFactory> gateways,
        Map<String, LedgerFactory> ledgers,
        Map<String, Function<String, ResultStore>> resultStores,
        Ports ports) {

    /**
     * Ports, the caller's or the defaults.
     *
     * @param invocations replaces access to jobs at every API
     * @param decorator decorates access to jobs at each API
     * @param ledger supplies the ledger if there is no location of one
     */
    record Ports(
            InstantSource clock,
            Sleeper sleeper,
            RandomGenerator random,
            Optional<Invocations> invocations,
            UnaryOperator<Invocations> decorator,
            Optional<Media> media,
            Optional<Results> results,
            RateLimiter rateLimiter,
            IntFunction<Workers> workers,
            Supplier<Optional<Ledger>> ledger) {}

    InstantSource clock() {
        return ports.clock();
    }

    RandomGenerator random() {
        return ports.random();
    }

    HttpOptions http(Endpoint target) {
        return new HttpOptions(
                target.address(), target.token(), network, retry, timeouts, "invokectl/" + Release.VERSION, trace);
    }
}
