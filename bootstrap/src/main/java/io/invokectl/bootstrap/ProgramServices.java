package io.invokectl.bootstrap;

import io.invokectl.application.invocation.InvocationUseCases;
import io.invokectl.application.pacing.OnwardClock;
import io.invokectl.application.port.Ledger;
import io.invokectl.application.port.Notices;
import io.invokectl.application.port.Pause;
import io.invokectl.application.port.Results;
import io.invokectl.application.port.TokenCheck;
import io.invokectl.application.settings.Connection;
import io.invokectl.application.settings.Credential;
import io.invokectl.cli.command.Services;
import io.invokectl.cli.output.ExitCode;
import io.invokectl.client.AsyncInvokeClient;
import io.invokectl.client.AsyncInvokeClientBuilder;
import io.invokectl.client.LedgerFile;
import io.invokectl.client.Reach;
import io.invokectl.client.Release;
import io.invokectl.client.StateFolder;
import io.invokectl.config.YamlConfig;
import io.invokectl.domain.context.ApiAddress;
import io.invokectl.files.ResultDirectory;
import io.invokectl.http.HttpSettings;
import io.invokectl.http.HttpTokenCheck;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What commands can reach, in the process that runs them. */
final class ProgramServices implements Services {
    private final Map<String, String> environment;
    private final String system;
    private final Signals signals;
    private final Fate fate;

    ProgramServices(Map<String, String> environment, String system, Signals signals, Fate fate) {
        this.environment = environment;
        this.system = system;
        this.signals = signals;
        this.fate = new Fate(new OnwardClock(fate.clock()), fate.pause(), fate.random());
    }

    @Override
    public String version() {
        return Release.VERSION;
    }

    @Override
    public InstantSource clock() {
        return fate.clock();
    }

    @Override
    public Pause pause() {
        return fate.pause();
    }

    @Override
    public void whenStopped(Runnable listener) {
        signals.tell(listener);
    }

    @Override
    public Optional<ExitCode> stopped() {
        return signals.stopped();
    }

    @Override
    public Config config(Optional<String> path, Notices notices) {
        YamlConfig config = path.map(file -> YamlConfig.in(file, notices))
                .orElseGet(() -> YamlConfig.ofUser(environment, system, notices));
        return new Config(config, config);
    }

    @Override
    public InvocationUseCases connect(Wiring wiring) {
        signals.listen();
        NativeTls.prefer();
        AsyncInvokeClientBuilder client = AsyncInvokeClient.builder()
                .address(wiring.connection().address())
                .allowPlainHttp()
                .retry(wiring.connection().retry())
                .results(wiring.results())
                .notices(wiring.notices())
                .pause(wiring.pause())
                .clock(clock())
                .random(fate.random());
        wiring.connection().credential().map(Credential::token).ifPresent(client::token);
        wiring.connection().credential().flatMap(Credential::context).ifPresent(client::context);
        client.elsewhere(wiring.elsewhere().entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, job -> reach(job.getValue()))));
        client.ledger(wiring.ledger());
        wiring.trace().ifPresent(client::trace);
        StateFolder.ofUser(environment, system).ifPresent(client::state);
        return client.build();
    }

    private static Reach reach(Connection connection) {
        return new Reach(connection.address(), connection.credential().map(Credential::token));
    }

    @Override
    public Ledger ledger(Optional<String> path) {
        return LedgerFile.open(path, StateFolder.ofUser(environment, system));
    }

    @Override
    public Results results(String folder) {
        return new ResultDirectory(folder);
    }

    @Override
    public TokenCheck tokenCheck(Wiring wiring, Optional<ApiAddress> server) {
        signals.listen();
        var settings = new HttpSettings(
                wiring.connection().address(),
                Optional.empty(),
                wiring.connection().retry(),
                HttpSettings.Patience.DEFAULT,
                "invokectl/" + version(),
                wiring.trace());
        return new HttpTokenCheck(
                settings, server.orElse(HttpTokenCheck.DEFAULT_SERVER), clock(), fate.random(), wiring.notices());
    }

    @Override
    public Served serveSandbox(SandboxSettings settings) {
        signals.listen();
        return ServedSandbox.start(settings, StateFolder.ofUser(environment, system), clock(), fate.random());
    }
}
