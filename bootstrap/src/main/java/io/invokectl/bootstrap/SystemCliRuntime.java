package io.invokectl.bootstrap;

import io.invokectl.application.InvocationUseCases;
import io.invokectl.application.port.BatchFolder;
import io.invokectl.application.port.BatchReport;
import io.invokectl.application.port.HealthCheck;
import io.invokectl.application.port.Ledger;
import io.invokectl.application.port.Manifest;
import io.invokectl.application.port.ProgressListener;
import io.invokectl.application.port.Results;
import io.invokectl.application.port.Sleeper;
import io.invokectl.application.port.TokenValidator;
import io.invokectl.application.work.MonotonicClock;
import io.invokectl.cli.command.CliRuntime;
import io.invokectl.cli.command.KnownLedger;
import io.invokectl.cli.command.Platform;
import io.invokectl.cli.output.ExitCode;
import io.invokectl.cli.output.TerminalSize;
import io.invokectl.client.Endpoint;
import io.invokectl.client.InvokeClient;
import io.invokectl.client.InvokeClientBuilder;
import io.invokectl.client.LedgerFile;
import io.invokectl.client.StateFolder;
import io.invokectl.config.Connection;
import io.invokectl.config.Credential;
import io.invokectl.config.YamlConfig;
import io.invokectl.domain.context.ApiAddress;
import io.invokectl.domain.invocation.RequestId;
import io.invokectl.files.BatchDirectory;
import io.invokectl.files.ManifestFile;
import io.invokectl.files.ResultDirectory;
import io.invokectl.http.HttpHealthCheck;
import io.invokectl.http.HttpOptions;
import io.invokectl.http.HttpTokenValidator;
import io.invokectl.report.HtmlReport;
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
final class SystemCliRuntime implements CliRuntime {
    private final Map<String, String> environment;
    private final Platform platform;
    private final Signals signals;
    private final SystemSources fate;
    private final TerminalSizeProbe terminal;

    SystemCliRuntime(Map<String, String> environment, Platform platform, Signals signals, SystemSources fate) {
        this.environment = environment;
        this.platform = platform;
        this.signals = signals;
        this.fate = new SystemSources(new MonotonicClock(fate.clock()), fate.sleeper(), fate.random());
        this.terminal = new TerminalSizeProbe(environment);
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
    public Sleeper sleeper() {
        return fate.sleeper();
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
    public Config config(Optional<String> path, ProgressListener listener) {
        YamlConfig config = YamlConfig.open(path, environment, platform.system(), listener);
        return new Config(config, config);
    }

    @Override
    public InvocationUseCases connect(Wiring wiring) {
        signals.listen();
        if (wiring.connection().address().isHttps()) {
            NativeTls.prefer();
        }
        InvokeClientBuilder client = InvokeClient.builder()
                .address(wiring.connection().address())
                .allowPlainHttp()
                .network(wiring.connection().network())
                .retry(wiring.connection().retry())
                .concurrency(wiring.pace().concurrency())
                .results(wiring.results())
                .listener(wiring.listener())
                .sleeper(wiring.sleeper())
                .clock(clock())
                .random(fate.random());
        wiring.connection().credential().map(Credential::token).ifPresent(client::token);
        wiring.connection().credential().flatMap(Credential::context).ifPresent(client::context);
        Map<RequestId, Connection> elsewhere = wiring.elsewhere();
        client.elsewhere(
                elsewhere.entrySet().stream()
                        .collect(Collectors.toMap(Map.Entry::getKey, job -> reach(job.getValue()))),
                elsewhere.values().stream().map(Connection::address).collect(Collectors.toSet()));
        client.ledger(wiring.ledger());
        wiring.pace().rates().ifPresent(client::rates);
        wiring.trace().ifPresent(client::trace);
        stateFolder().ifPresent(client::state);
        return client.build();
    }

    private static Endpoint reach(Connection connection) {
        return new Endpoint(connection.address(), connection.credential().map(Credential::token));
    }

    @Override
    public Ledger ledger(Optional<String> path, ProgressListener listener) {
        return LedgerFile.open(path, stateFolder(), listener);
    }

    @Override
    public Ledger knownLedger(String path, ProgressListener listener) {
        return LedgerFile.find(path, stateFolder(), listener);
    }

    @Override
    public KnownLedger findLedger(Optional<String> path, ProgressListener listener) {
        Path file = LedgerFile.place(path, stateFolder());
        Optional<Ledger> ledger =
                Files.exists(file) ? Optional.of(knownLedger(file.toString(), listener)) : Optional.empty();
        return new KnownLedger(file.toString(), ledger);
    }

    @Override
    public Results results(String folder) {
        return new ResultDirectory(folder);
    }

    @Override
    public TokenValidator tokenCheck(Wiring wiring, Optional<ApiAddress> server) {
        signals.listen();
        return new HttpTokenValidator(
                http(wiring),
                server.orElse(HttpTokenValidator.DEFAULT_SERVER),
                clock(),
                fate.random(),
                wiring.listener());
    }

    @Override
    public HealthCheck probe(Wiring wiring) {
        signals.listen();
        return new HttpHealthCheck(http(wiring), clock(), fate.random());
    }

    private Optional<Path> stateFolder() {
        return StateFolder.ofUser(environment, platform.system());
    }

    private HttpOptions http(Wiring wiring) {
        Connection connection = wiring.connection();
        return new HttpOptions(
                connection.address(),
                connection.credential().map(Credential::token),
                connection.network(),
                connection.retry(),
                HttpOptions.Timeouts.DEFAULT,
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
    public BatchFolder batchFolder(String path, ProgressListener listener) {
        return BatchDirectory.forRun(path, fate.random(), listener);
    }

    @Override
    public BatchFolder plannedBatchFolder(String path, ProgressListener listener) {
        return BatchDirectory.forPlan(path, fate.random(), listener);
    }

    @Override
    public BatchFolder knownBatchFolder(String path, ProgressListener listener) {
        return BatchDirectory.forReading(path, listener);
    }

    @Override
    public BatchReport batchReport(String folder) {
        return new HtmlReport(new ResultDirectory(folder), Path.of(folder));
    }

    @Override
    public TerminalSize screen() {
        return terminal.get();
    }

    @Override
    public Ticker every(Duration interval, Runnable work) {
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
