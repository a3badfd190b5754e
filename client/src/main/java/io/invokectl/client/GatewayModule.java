package io.invokectl.client;

import dagger.Module;
import dagger.Provides;
import io.invokectl.application.ledger.JobHistory;
import io.invokectl.application.port.Invocations;
import io.invokectl.application.port.Ledger;
import io.invokectl.application.port.Media;
import io.invokectl.application.port.RateLimiter;
import io.invokectl.application.port.Results;
import io.invokectl.application.ratelimit.SlidingWindowRateLimiter;
import io.invokectl.client.ClientSettings.PortOverrides;
import io.invokectl.client.ClientSettings.Surroundings;
import io.invokectl.files.ResultDirectory;
import java.nio.file.Path;
import java.util.Optional;
import javax.inject.Singleton;

/** The adapters, unless the caller brings others. */
@Module
interface GatewayModule {

    @Provides
    @Singleton
    static CloseStack opened() {
        return new CloseStack();
    }

    @Provides
    @Singleton
    static Gateways gateways(ClientSettings settings, RateLimiter rateLimiter, CloseStack opened) {
        var gateways = new Gateways(settings, rateLimiter);
        opened.closing(gateways::close);
        return gateways;
    }

    @Provides
    @Singleton
    static Invocations invocations(ClientSettings settings, Gateways gateways) {
        return settings.replacements().invocations().apply(() -> api(settings, gateways));
    }

    @Provides
    @Singleton
    static JobHistory history(ClientSettings settings, Optional<Ledger> ledger) {
        return new JobHistory(ledger, settings::placeOf, settings.surroundings().listener());
    }

    /** Asked for after the connection is made, as it is opened meanwhile. */
    @Provides
    @Singleton
    static Optional<Ledger> ledger(ClientSettings settings, CloseStack opened) {
        PortOverrides ports = settings.replacements();
        return ports.ledgerFile().map(file -> own(file, settings, opened)).or(ports.ledger());
    }

    private static Ledger own(Path file, ClientSettings settings, CloseStack opened) {
        Ledger ledger = LedgerFile.open(
                Optional.of(file.toString()),
                settings.stateFolder(),
                settings.surroundings().listener());
        opened.closing(ledger::close);
        return ledger;
    }

    private static Invocations api(ClientSettings settings, Gateways gateways) {
        return settings.elsewhere().isEmpty()
                ? gateways.home().invocations()
                : new RoutedInvocations(gateways, settings.elsewhere());
    }

    @Provides
    static Media media(ClientSettings settings, Gateways gateways) {
        return settings.replacements().media().orElseGet(() -> gateways.home().media());
    }

    @Provides
    @Singleton
    static Results results(ClientSettings settings) {
        return settings.replacements().results().orElseGet(() -> new ResultDirectory(settings.resultFolder()));
    }

    @Provides
    @Singleton
    static RateLimiter rateLimiter(ClientSettings settings) {
        Surroundings around = settings.surroundings();
        return settings.replacements()
                .rateLimiter()
                .orElseGet(() -> new SlidingWindowRateLimiter(
                        settings.rates(), around.clock(), around.sleeper(), around.listener()));
    }
}
