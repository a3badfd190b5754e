package io.invokectl.bootstrap;

import io.invokectl.application.InvocationUseCases;
import io.invokectl.application.doctor.KnownLedger;
import io.invokectl.application.doctor.Platform;
import io.invokectl.application.pacing.OnwardClock;
import io.invokectl.application.port.BatchFolder;
import io.invokectl.application.port.Ledger;
import io.invokectl.application.port.Manifest;
import io.invokectl.application.port.Notices;
import io.invokectl.application.port.Pause;
import io.invokectl.application.port.Probe;
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
import io.invokectl.client.StateFolder;
import io.invokectl.config.YamlConfig;
import io.invokectl.domain.context.ApiAddress;
import io.invokectl.files.BatchDirectory;
import io.invokectl.files.ManifestFile;
import io.invokectl.files.ResultDirectory;
import io.invokectl.http.HttpProbe;
import io.invokectl.http.HttpSettings;
import io.invokectl.http.HttpTokenCheck;
import java.nio.file.Files;
import java.nio.file.Path;
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
    private final Platform platform;
    private final Signals signals;
    private final Fate fate;
    private final TerminalSize terminal;

    ProgramServices(Map<String, String> environment, Platform platform, Signals signals, Fate fate) {
        this.environment = environment;
        this.platform = platform;
        this.signals = signals;
        this.fate = new Fate(new OnwardClock(fate.clock()), fate.pause(), fate.random());
        this.terminal = new TerminalSize(environment);
    }

    @Override
    public String version() {
        return platform.version();
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
                .orElseGet(() -> YamlConfig.ofUser(environment, platform.system(), notices));
        return new Config(config, config);
    }

    @Override
    public InvocationUseCases connect(Wiring wiring) {
        signals.listen();
        if (wiring.connection().address().isHttps()) {
            NativeTls.prefer();
        }
        AsyncInvokeClientBuilder client = AsyncInvokeClient.builder()
                .address(wiring.connection().address())
                .allowPlainHttp()
                .network(wiring.connection().network())
                .retry(wiring.connection().retry())
                .concurrency(wiring.pace().concurrency())
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
        wiring.pace().rates().ifPresent(client::rates);
        wiring.trace().ifPresent(client::trace);
        stateFolder().ifPresent(client::state);
        return client.build();
    }

    private static Reach reach(Connection connection) {
        return new Reach(connection.address(), connection.credential().map(Credential::token));
    }

    @Override
    public Ledger ledger(Optional<String> path, Notices notices) {
        return LedgerFile.open(path, stateFolder(), notices);
    }

    @Override
    public Ledger knownLedger(String path, Notices notices) {
        return LedgerFile.find(path, stateFolder(), notices);
    }

    @Override
    public KnownLedger findLedger(Optional<String> path, Notices notices) {
        Path file = LedgerFile.place(path, stateFolder());
        Optional<Ledger> ledger =
                Files.exists(file) ? Optional.of(knownLedger(file.toString(), notices)) : Optional.empty();
        return new KnownLedger(file.toString(), ledger);
    }

    @Override
    public Results results(String folder) {
        return new ResultDirectory(folder);
    }

    @Override
    public TokenCheck tokenCheck(Wiring wiring, Optional<ApiAddress> server) {
        signals.listen();
        return new HttpTokenCheck(
                http(wiring), server.orElse(HttpTokenCheck.DEFAULT_SERVER), clock(), fate.random(), wiring.notices());
    }

    @Override
    public Probe probe(Wiring wiring) {
        signals.listen();
        return new HttpProbe(http(wiring), clock(), fate.random());
    }

    private Optional<Path> stateFolder() {
        return StateFolder.ofUser(environment, platform.system());
    }

    private HttpSettings http(Wiring wiring) {
        Connection connection = wiring.connection();
        return new HttpSettings(
                connection.address(),
                connection.credential().map(Credential::token),
                connection.network(),
                connection.retry(),
                HttpSettings.Patience.DEFAULT,
                "invokectl/" + version(),
                wiring.trace());
    }

    @Override
    public Platform platform() {
        return platform;
    }

    @Override
    public Manifest manifest(ManifestSource source) {
        return new ManifestFile(source.file(), source.format(), source.defaults(), source.stdin());
    }

    @Override
    public BatchFolder batchFolder(String path, Notices notices) {
        return BatchDirectory.forRun(path, fate.random(), notices);
    }

    @Override
    public BatchFolder plannedBatchFolder(String path, Notices notices) {
        return BatchDirectory.forPlan(path, fate.random(), notices);
    }

    @Override
    public BatchFolder knownBatchFolder(String path, Notices notices) {
        return BatchDirectory.forReading(path, notices);
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
        return ServedSandbox.start(settings, stateFolder(), clock(), fate.random());
    }
}
