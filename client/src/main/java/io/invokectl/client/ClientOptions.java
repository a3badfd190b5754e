package io.invokectl.client;

import io.invokectl.application.connect.Network;
import io.invokectl.application.connect.TokenRule.Source;
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
import io.invokectl.domain.context.ApiAddress;
import io.invokectl.domain.context.ContextName;
import io.invokectl.domain.invocation.RequestId;
import io.invokectl.domain.job.Origin;
import io.invokectl.http.HttpOptions;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/** Options of a client, checked by the builder. Immutable. */
record ClientOptions(
        Endpoint endpoint,
        Optional<ContextName> context,
        Map<RequestId, Endpoint> elsewhere,
        Set<ApiAddress> trusted,
        Network network,
        RetryRules retry,
        HttpOptions.Timeouts timeouts,
        List<Quota> rates,
        int concurrency,
        String results,
        Optional<Path> stateFolder,
        ProgressListener listener,
        Optional<Consumer<String>> trace,
        Optional<String> ledgerLocation,
        Map<String, GatewayFactory> gateways,
        Ports ports) {

    /**
     * Ports, the caller's or the defaults.
     *
     * @param invocations given access to the API, returns what the client uses instead
     * @param ledger supplies the ledger if there is no location of one
     */
    record Ports(
            InstantSource clock,
            Sleeper sleeper,
            RandomGenerator random,
            Function<Supplier<Invocations>, Invocations> invocations,
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

    /** Whether the program names an address, or only a ledger does. */
    Source sourceOf(ApiAddress address) {
        return Stream.concat(Stream.of(endpoint.address()), trusted.stream()).anyMatch(address::isSameApiAs)
                ? Source.CALLER
                : Source.DATA;
    }

    /** The API that a job is read from. */
    ApiAddress addressOf(RequestId id) {
        Endpoint other = elsewhere.get(id);
        return (other == null ? endpoint : other).address();
    }

    Origin origin() {
        return new Origin(endpoint.address(), context);
    }

    HttpOptions http(Endpoint target) {
        return new HttpOptions(
                target.address(), target.token(), network, retry, timeouts, "invokectl/" + Release.VERSION, trace);
    }
}
