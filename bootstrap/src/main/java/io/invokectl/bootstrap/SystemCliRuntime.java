package io.invokectl.bootstrap;

import io.invokectl.application.connect.Setting;
import io.invokectl.application.port.HealthCheck;
import io.invokectl.application.port.Ledger;
import io.invokectl.application.port.Manifest;
import io.invokectl.application.port.ProgressListener;
import io.invokectl.application.port.Sleeper;
import io.invokectl.application.port.TokenValidator;
import io.invokectl.application.work.MonotonicClock;
import io.invokectl.cli.output.ExitCode;
import io.invokectl.cli.output.TerminalSize;
import io.invokectl.cli.session.CliRuntime;
import io.invokectl.cli.session.CliRuntime.KnownLedger;
import io.invokectl.cli.session.CliRuntime.Platform;
import io.invokectl.client.InvokeClient;
import io.invokectl.client.InvokeClientBuilder;
import io.invokectl.client.Ledgers;
import io.invokectl.client.ResultStore;
import io.invokectl.client.ResultStores;
import io.invokectl.config.Connection;
import io.invokectl.config.UserFolders;
import io.invokectl.config.YamlConfig;
import io.invokectl.domain.context.ApiAddress;
import io.invokectl.domain.failure.LocalFileException;
import io.invokectl.files.ManifestFile;
import io.invokectl.http.HttpHealthCheck;
import io.invokectl.http.HttpOptions;
import io.invokectl.http.HttpTokenValidator;
import io.invokectl.sandbox.Faults;
import io.invokectl.sandbox.SandboxBehavior;
import io.invokectl.sandbox.SandboxServer;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/** The runtime of commands in this process. */
final class SystemCliRuntime implements CliRuntime {
    /** Avoids a delay of 40 ms per response on JDK 17: see {@link SandboxServer}. */
    private static final String NO_DELAY = "sun.net.httpserver.nodelay";

    private final Map<String, String> environment;
    private final Platform platform;
    private final InstantSource clock;
    private final Sleeper sleeper;
    private final RandomGenerator random;
    private final Signals signals;
    private Optional<TerminalSizeProbe> terminal = Optional.empty();

    /**
     * Creates the runtime of the command that this thread will run.
     *
     * @param random thread-safe
     */
    SystemCliRuntime(
            Map<String, String> environment,
            Platform platform,
            InstantSource clock,
            Sleeper sleeper,
            RandomGenerator random) {
        this.environment = environment;
        this.platform = platform;
        this.clock = new MonotonicClock(clock);
        this.signals = new Signals(Thread.currentThread(), this.clock);
        this.sleeper = sleeper;
        this.random = random;
    }

    @Override
    public InstantSource clock() {
        return clock;
    }

    @Override
    public Sleeper sleeper() {
        return sleeper;
    }

    @Override
    public void whenStopped(Runnable first, Runnable second) {
        signals.onStop(first, second);
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
    public InvokeClientBuilder client(ApiAddress address) {
        signals.listen();
        if (address.isHttps()) {
            NativeTls.prefer();
        }
        InvokeClientBuilder client = InvokeClient.builder()
                .ports(ports -> ports.clock(clock).sleeper(sleeper).random(random));
        stateFolder().ifPresent(client::state);
        return client;
    }

    @Override
    public Ledger ledger(Optional<Setting> location, ProgressListener listener) {
        return ledgerLocation(location).read(place -> Ledgers.create().open(place, stateFolder(), listener));
    }

    @Override
    public Ledger knownLedger(Setting location, ProgressListener listener) {
        return location.read(place -> Ledgers.create().openExisting(place, stateFolder(), listener));
    }

    @Override
    public KnownLedger findLedger(Optional<Setting> location, ProgressListener listener) {
        Setting found = ledgerLocation(location);
        boolean exists = found.read(Ledgers.create()::exists);
        return new KnownLedger(found.value(), exists ? Optional.of(knownLedger(found, listener)) : Optional.empty());
    }

    @Override
    public Setting ledgerLocation(Optional<Setting> given) {
        return given.orElseGet(() -> new Setting(Ledgers.userLocation(stateFolder()), "ledger"));
    }

    @Override
    public ResultStore resultStore(Setting location) {
        return location.read(ResultStores.create()::open);
    }

    @Override
    public RandomGenerator random() {
        return random;
    }

    @Override
    public TokenValidator tokenValidator(
            Connection connection,
            Optional<ApiAddress> server,
            ProgressListener listener,
            Optional<Consumer<String>> trace) {
        signals.listen();
        return new HttpTokenValidator(
                http(connection, trace), server.orElse(HttpTokenValidator.DEFAULT_SERVER), clock, random, listener);
    }

    @Override
    public HealthCheck healthCheck(Connection connection, Optional<Consumer<String>> trace) {
        signals.listen();
        return new HttpHealthCheck(http(connection, trace), clock, random);
    }

    private Optional<Path> stateFolder() {
        return UserFolders.state(environment, platform.system());
    }

    private HttpOptions http(Connection connection, Optional<Consumer<String>> trace) {
        return new HttpOptions(
                connection.endpoint().address(),
                connection.endpoint().token(),
                connection.network(),
                connection.retry(),
                HttpOptions.Timeouts.DEFAULT,
                "invokectl/" + platform.version(),
                trace);
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
    public synchronized TerminalSize terminalSize() {
        if (terminal.isEmpty()) {
            terminal = Optional.of(new TerminalSizeProbe(environment));
        }
        return terminal.get().get();
    }

    @Override
    public Ticker every(Duration interval, Runnable work) {
        ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(ticking -> {
            var thread = new Thread(ticking, "ticker");
            thread.setDaemon(true);
            return thread;
        });
        Future<?> runs =
                timer.scheduleWithFixedDelay(work, interval.toNanos(), interval.toNanos(), TimeUnit.NANOSECONDS);
        return () -> {
            runs.cancel(false);
            timer.shutdown();
        };
    }

    @Override
    public Served serveSandbox(SandboxSettings settings) {
        signals.listen();
        Path folder = stateFolder()
                .orElseThrow(() ->
                        new LocalFileException("the state directory", "cannot be located: set HOME or XDG_STATE_HOME"));
        System.getProperties().putIfAbsent(NO_DELAY, "true");
        var server = new SandboxServer(
                folder.resolve("sandbox"),
                SandboxBehavior.parse(settings.behavior()),
                clock,
                random,
                settings.port(),
                settings.rates(),
                Faults.parse(settings.faults()),
                sleeper);
        return new Served(new ApiAddress(server.address()), server::close);
    }
}
