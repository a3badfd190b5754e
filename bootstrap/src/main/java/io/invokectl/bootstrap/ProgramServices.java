package io.invokectl.bootstrap;

import io.invokectl.application.InvocationUseCases;
import io.invokectl.application.pacing.OnwardClock;
import io.invokectl.application.port.BatchFolder;
import io.invokectl.application.port.Ledger;
import io.invokectl.application.port.Manifest;
import io.invokectl.application.port.Notices;
import io.invokectl.application.port.Pause;
import io.invokectl.application.port.Results;
import io.invokectl.application.port.TokenCheck;
import io.invokectl.application.settings.Connection;
import io.invokectl.application.settings.Credential;
import io.invokectl.cli.command.Services;
import io.invokectl.cli.output.ExitCode;
import io.invokectl.cli.output.Screen;
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
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** What commands can reach, in the process that runs them. */
final class ProgramServices implements Services {
    private final Map<String, String> environment;
    private final String system;
    private final Signals signals;
    private final Fate fate;
    private final TerminalSize terminal;

    ProgramServices(Map<String, String> environment, String system, Signals signals, Fate fate) {
        this.environment = environment;
        this.system = system;
        this.signals = signals;
        this.fate = new Fate(new OnwardClock(fate.clock()), fate.pause(), fate.random());
        this.terminal = new TerminalSize(environment);
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
    public void whenStopped(Runnable first, Runnable second) {
        signals.tell(first, second);
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
        AsyncInvokeClientBuilder client = AsyncInvokeClient.builder()
                .address(wiring.connection().address())
                .allowPlainHttp()
                .retry(wiring.connection().retry())
                .rates(wiring.pace().rates())
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
    public Ledger ledger(Optional<String> path, Notices notices) {
        return LedgerFile.open(path, StateFolder.ofUser(environment, system), notices);
    }

    @Override
    public Ledger knownLedger(String path, Notices notices) {
        return LedgerFile.find(path, StateFolder.ofUser(environment, system), notices);
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
    public Manifest manifest(ManifestSource source) {
        throw new UnsupportedOperationException();
    }

    @Override
    public BatchFolder batchFolder(String path) {
        throw new UnsupportedOperationException();
    }

    @Override
    public BatchFolder knownBatchFolder(String path) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Screen screen() {
        return terminal.get();
    }

    @Override
    public Beat every(Duration interval, Runnable work) {
        ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(beating -> {
            var thread = new Thread(beating, "beat");
            thread.setDaemon(true);
            return thread;
        });
        Future<?> beats =
                timer.scheduleWithFixedDelay(work, interval.toNanos(), interval.toNanos(), TimeUnit.NANOSECONDS);
        return () -> {
            beats.cancel(false);
            timer.shutdown();
        };
    }

    @Override
    public Served serveSandbox(SandboxSettings settings) {
        signals.listen();
        return ServedSandbox.start(settings, StateFolder.ofUser(environment, system), clock(), fate.random());
    }
}
