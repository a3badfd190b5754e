package io.invokectl.client;

import dagger.Lazy;
import dagger.Module;
import dagger.Provides;
import io.invokectl.application.pacing.RollingRateBudget;
import io.invokectl.application.port.Invocations;
import io.invokectl.application.port.Media;
import io.invokectl.application.port.RateBudget;
import io.invokectl.application.port.Results;
import io.invokectl.client.ClientSettings.Surroundings;
import io.invokectl.files.ResultDirectory;
import javax.inject.Singleton;

/** The adapters, unless the caller brings others. */
@Module
interface GatewayModule {

    /** The one place where the scheme of the address chooses the adapter. */
    @Provides
    @Singleton
    static Gateway gateway(ClientSettings settings, RateBudget budget, Opened opened) {
        return opened.add(
                settings.address().isSandbox() ? new SandboxGateway(settings) : new HttpGateway(settings, budget));
    }

    @Provides
    @Singleton
    static Opened opened() {
        return new Opened();
    }

    @Provides
    static Invocations invocations(ClientSettings settings, Lazy<Gateway> gateway) {
        return settings.replacements()
                .invocations()
                .orElseGet(() -> gateway.get().invocations());
    }

    @Provides
    static Media media(ClientSettings settings, Lazy<Gateway> gateway) {
        return settings.replacements().media().orElseGet(() -> gateway.get().media());
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
