package io.invokectl.client;

import dagger.Module;
import dagger.Provides;
import io.invokectl.application.ledger.Memory;
import io.invokectl.application.ledger.RecordedInvocations;
import io.invokectl.application.pacing.RollingRateBudget;
import io.invokectl.application.port.Invocations;
import io.invokectl.application.port.Ledger;
import io.invokectl.application.port.Media;
import io.invokectl.application.port.RateBudget;
import io.invokectl.application.port.Results;
import io.invokectl.client.ClientSettings.Replacements;
import io.invokectl.client.ClientSettings.Surroundings;
import io.invokectl.files.ResultDirectory;
import java.nio.file.Path;
import java.util.Optional;
import javax.inject.Provider;
import javax.inject.Singleton;

/** The adapters, unless the caller brings others. */
@Module
interface GatewayModule {

    @Provides
    @Singleton
    static Opened opened() {
        return new Opened();
    }

    @Provides
    @Singleton
    static Gateways gateways(ClientSettings settings, RateBudget budget, Opened opened) {
        var gateways = new Gateways(settings, budget);
        opened.closing(gateways::close);
        return gateways;
    }

    @Provides
    @Singleton
    static Invocations invocations(ClientSettings settings, Gateways gateways, Provider<Memory> memory) {
        Invocations invocations = settings.replacements().invocations().apply(() -> api(settings, gateways));
        return new RecordedInvocations(invocations, memory.get());
    }

    @Provides
    @Singleton
    static Memory memory(ClientSettings settings, Optional<Ledger> ledger) {
        return new Memory(ledger, settings::placeOf, settings.surroundings().notices());
    }

    /** Asked for after the connection is made, as it is opened meanwhile. */
    @Provides
    @Singleton
    static Optional<Ledger> ledger(ClientSettings settings, Opened opened) {
        Replacements ports = settings.replacements();
        return ports.ledgerFile().map(file -> own(file, settings, opened)).or(ports.ledger());
    }

    private static Ledger own(Path file, ClientSettings settings, Opened opened) {
        Ledger ledger = LedgerFile.open(
                Optional.of(file.toString()),
                settings.stateFolder(),
                settings.surroundings().notices());
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
    static RateBudget budget(ClientSettings settings) {
        Surroundings around = settings.surroundings();
        return settings.replacements()
                .budget()
                .orElseGet(() ->
                        new RollingRateBudget(settings.rates(), around.clock(), around.pause(), around.notices()));
    }
}
