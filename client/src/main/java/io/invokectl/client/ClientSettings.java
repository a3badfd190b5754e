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
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/** Everything that a client is made from. */
record ClientSettings(
        Endpoint reach,
        Optional<ContextName> context,
        Map<RequestId, Endpoint> elsewhere,
        Set<ApiAddress> named,
        Network network,
        RetryRules retry,
        HttpOptions.Timeouts patience,
        List<Quota> rates,
        int concurrency,
        String resultFolder,
        Optional<Path> stateFolder,
        Surroundings surroundings,
        PortOverrides replacements) {

    /** What time, chance and listeners are. */
    record Surroundings(
            InstantSource clock,
            Sleeper sleeper,
            RandomGenerator random,
            ProgressListener listener,
            Optional<Consumer<String>> trace) {}

    /**
     * Ports that the caller brings along.
     *
     * @param invocations what to use, given the way by the address
     * @param ledgerFile the file of a ledger that is the client's own
     * @param ledger the ledger where there is no such file
     */
    record PortOverrides(
            Function<Supplier<Invocations>, Invocations> invocations,
            Optional<Media> media,
            Optional<Results> results,
            Optional<RateLimiter> rateLimiter,
            Optional<Path> ledgerFile,
            Supplier<Optional<Ledger>> ledger) {}

    /** The same, of another API. */
    ClientSettings at(Endpoint other) {
        return new ClientSettings(
                other,
                context,
                elsewhere,
                named,
                network,
                retry,
                patience,
                rates,
                concurrency,
                resultFolder,
                stateFolder,
                surroundings,
                replacements);
    }

    /** Whether the program names an address, or has it from data. */
    Source sourceOf(ApiAddress address) {
        return Stream.concat(Stream.of(reach.address()), named.stream()).anyMatch(address::isSamePlaceAs)
                ? Source.CALLER
                : Source.DATA;
    }

    /** Where a job is asked about. */
    ApiAddress placeOf(RequestId id) {
        Endpoint there = elsewhere.get(id);
        return (there == null ? reach : there).address();
    }

    Origin origin() {
        return new Origin(reach.address(), context);
    }

    HttpOptions http() {
        return new HttpOptions(
                reach.address(),
                reach.token(),
                network,
                retry,
                patience,
                "invokectl/" + Release.VERSION,
                surroundings.trace());
    }
}
