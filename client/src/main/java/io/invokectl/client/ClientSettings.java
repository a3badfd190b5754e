package io.invokectl.client;

import io.invokectl.application.pacing.RetryRules;
import io.invokectl.application.pacing.RollingRateBudget.Window;
import io.invokectl.application.port.Invocations;
import io.invokectl.application.port.Ledger;
import io.invokectl.application.port.Media;
import io.invokectl.application.port.Notices;
import io.invokectl.application.port.Pause;
import io.invokectl.application.port.RateBudget;
import io.invokectl.application.port.Results;
import io.invokectl.application.settings.Network;
import io.invokectl.domain.context.ApiAddress;
import io.invokectl.domain.context.ContextName;
import io.invokectl.domain.invocation.RequestId;
import io.invokectl.domain.job.Origin;
import io.invokectl.http.HttpSettings;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/** Everything that a client is made from. */
record ClientSettings(
        Reach reach,
        Optional<ContextName> context,
        Map<RequestId, Reach> elsewhere,
        Network network,
        RetryRules retry,
        HttpSettings.Patience patience,
        List<Window> rates,
        int concurrency,
        String resultFolder,
        Optional<Path> stateFolder,
        Surroundings surroundings,
        Replacements replacements) {

    /** What time, chance and listeners are. */
    record Surroundings(
            InstantSource clock,
            Pause pause,
            RandomGenerator random,
            Notices notices,
            Optional<Consumer<String>> trace) {}

    /**
     * Ports that the caller brings along.
     *
     * @param invocations what to use, given the way by the address
     * @param ledgerFile the file of a ledger that is the client's own
     * @param ledger the ledger where there is no such file
     */
    record Replacements(
            Function<Supplier<Invocations>, Invocations> invocations,
            Optional<Media> media,
            Optional<Results> results,
            Optional<RateBudget> budget,
            Optional<Path> ledgerFile,
            Supplier<Optional<Ledger>> ledger) {}

    /** The same, of another API. */
    ClientSettings at(Reach other) {
        return new ClientSettings(
                other,
                context,
                elsewhere,
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

    /** Where a job is asked about. */
    ApiAddress placeOf(RequestId id) {
        Reach there = elsewhere.get(id);
        return (there == null ? reach : there).address();
    }

    Origin origin() {
        return new Origin(reach.address(), context);
    }

    HttpSettings http() {
        return new HttpSettings(
                reach.address(),
                reach.token(),
                network,
                retry,
                patience,
                "invokectl/" + Release.VERSION,
                surroundings.trace());
    }
}
