package io.invokectl.cli;

import io.invokectl.application.batch.StreamManifest;
import io.invokectl.application.connect.Endpoint;
import io.invokectl.application.connect.Setting;
import io.invokectl.application.port.BatchFolder;
import io.invokectl.application.port.BatchReport;
import io.invokectl.application.port.HealthCheck;
import io.invokectl.application.port.InMemoryBatchFolder;
import io.invokectl.application.port.InMemoryBatchReport;
import io.invokectl.application.port.InMemoryContexts;
import io.invokectl.application.port.InMemoryHealthCheck;
import io.invokectl.application.port.InMemoryInvocations;
import io.invokectl.application.port.InMemoryLedger;
import io.invokectl.application.port.InMemoryMedia;
import io.invokectl.application.port.InMemoryResults;
import io.invokectl.application.port.InMemoryTokenValidator;
import io.invokectl.application.port.Invocations;
import io.invokectl.application.port.Ledger;
import io.invokectl.application.port.Manifest;
import io.invokectl.application.port.Manifest.BatchRow;
import io.invokectl.application.port.ManualClock;
import io.invokectl.application.port.ManualRateLimiter;
import io.invokectl.application.port.Media;
import io.invokectl.application.port.ProgressListener;
import io.invokectl.application.port.Results;
import io.invokectl.application.port.Sleeper;
import io.invokectl.application.port.TokenValidator;
import io.invokectl.application.work.DirectWorkers;
import io.invokectl.cli.output.ExitCode;
import io.invokectl.cli.output.TerminalSize;
import io.invokectl.cli.session.CliRuntime;
import io.invokectl.cli.session.CliRuntime.KnownLedger;
import io.invokectl.cli.session.CliRuntime.Platform;
import io.invokectl.client.Gateway;
import io.invokectl.client.InvokeClient;
import io.invokectl.client.InvokeClientBuilder;
import io.invokectl.client.ResultStore;
import io.invokectl.config.Connection;
import io.invokectl.domain.context.AccessToken;
import io.invokectl.domain.context.ApiAddress;
import io.invokectl.domain.failure.LedgerException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;

/** A runtime in memory that records the requests of commands. */
final class FakeCliRuntime implements CliRuntime, ResultStore {
    private static final List<String> SCHEMES = List.of("https", "http", "sandbox", "recorded");

    final ManualClock clock = new ManualClock();
    final InMemoryInvocations invocations = new InMemoryInvocations();
    final InMemoryMedia media = new InMemoryMedia();
    final InMemoryResults results = new InMemoryResults();
    final InMemoryContexts contexts = new InMemoryContexts();
    final List<Endpoint> endpoints = new ArrayList<>();
    final List<SandboxSettings> served = new ArrayList<>();
    final List<Optional<String>> configs = new ArrayList<>();
    final List<Connection> validated = new ArrayList<>();
    final List<Optional<ApiAddress>> tokenServers = new ArrayList<>();
    final InMemoryLedger ledger = new InMemoryLedger();
    final List<Optional<String>> ledgers = new ArrayList<>();
    final List<Connection> checked = new ArrayList<>();
    UnaryOperator<InMemoryHealthCheck> probe = UnaryOperator.identity();
    Optional<LedgerException> noLedger = Optional.empty();
    final List<BatchRow> rows = new ArrayList<>();
    InMemoryBatchFolder batch = new InMemoryBatchFolder("0123456789abcdef");
    final InMemoryBatchReport report = new InMemoryBatchReport();
    final List<ManifestSource> manifests = new ArrayList<>();
    final List<String> batchFolders = new ArrayList<>();
    final List<Tick> ticks = new ArrayList<>();
    Runnable stopListener = () -> {};
    Optional<ExitCode> stopped = Optional.empty();

    record Tick(Duration interval, Runnable work) {}

    @Override
    public InstantSource clock() {
        return clock;
    }

    @Override
    public Sleeper sleeper() {
        return duration -> {
            Duration left = duration;
            while (!ticks.isEmpty() && left.compareTo(ticks.get(0).interval()) > 0) {
                clock.sleep(ticks.get(0).interval());
                left = left.minus(ticks.get(0).interval());
                ticks.get(0).work().run();
            }
            clock.sleep(left);
        };
    }

    @Override
    public void whenStopped(Runnable first, Runnable second) {
        stopListener = first;
    }

    @Override
    public Optional<ExitCode> stopped() {
        return stopped;
    }

    @Override
    public Config config(Optional<String> path, ProgressListener listener) {
        configs.add(path);
        return new Config(contexts, contexts);
    }

    @Override
    public InvokeClientBuilder client(ApiAddress address) {
        InvokeClientBuilder builder = InvokeClient.builder()
                .ports(ports -> ports.clock(clock)
                        .sleeper(sleeper())
                        .random(new Random(1))
                        .workers(size -> new DirectWorkers(sleeper()))
                        .results(results)
                        .rateLimiter(new ManualRateLimiter(clock)));
        SCHEMES.forEach(scheme -> builder.gateway(scheme, this::open));
        return builder;
    }

    private Gateway open(Endpoint endpoint) {
        endpoints.add(endpoint);
        return new Gateway() {
            @Override
            public Invocations invocations() {
                return invocations;
            }

            @Override
            public Media media() {
                return media;
            }
        };
    }

    @Override
    public Setting ledgerLocation(Optional<Setting> given) {
        return given.orElse(new Setting("ledger.db", "ledger"));
    }

    @Override
    public Ledger ledger(Optional<Setting> location, ProgressListener told) {
        ledgers.add(location.map(Setting::value));
        noLedger.ifPresent(trouble -> {
            throw trouble;
        });
        return ledger;
    }

    @Override
    public Ledger knownLedger(Setting location, ProgressListener told) {
        return ledger(Optional.of(location), told);
    }

    @Override
    public TokenValidator tokenValidator(
            Connection connection,
            Optional<ApiAddress> server,
            ProgressListener listener,
            Optional<Consumer<String>> trace) {
        validated.add(connection);
        tokenServers.add(server);
        return new InMemoryTokenValidator(new AccessToken("tok-good"));
    }

    @Override
    public Manifest manifest(ManifestSource source) {
        manifests.add(source);
        return new StreamManifest<>("memory.jsonl", rows::stream, BatchRow::id, BatchRow::submission);
    }

    @Override
    public ResultStore resultStore(Setting location) {
        batchFolders.add(location.value());
        return this;
    }

    @Override
    public Results results() {
        return results;
    }

    @Override
    public BatchFolder batchForRun(RandomGenerator source, ProgressListener told) {
        batch.close();
        batch = batch.forRun();
        return batch;
    }

    @Override
    public BatchFolder batchForPlan(RandomGenerator source, ProgressListener told) {
        return batch.forReading();
    }

    @Override
    public BatchFolder batchForReading(ProgressListener told) {
        return batch.forReading();
    }

    @Override
    public BatchReport report() {
        return report;
    }

    @Override
    public RandomGenerator random() {
        return new Random(1);
    }

    @Override
    public TerminalSize terminalSize() {
        return TerminalSize.DEFAULT;
    }

    @Override
    public Ticker every(Duration interval, Runnable work) {
        var tick = new Tick(interval, work);
        ticks.add(tick);
        return () -> ticks.remove(tick);
    }

    @Override
    public KnownLedger findLedger(Optional<Setting> location, ProgressListener listener) {
        return new KnownLedger(
                location.map(Setting::value).orElse("ledger.db"), Optional.of(ledger(location, listener)));
    }

    @Override
    public HealthCheck healthCheck(Connection connection, Optional<Consumer<String>> trace) {
        checked.add(connection);
        Optional<AccessToken> token = connection.endpoint().token();
        return probe.apply(new InMemoryHealthCheck(token, new AccessToken("tok-env")).at(Optional.of(clock.instant())));
    }

    @Override
    public Platform platform() {
        return new Platform("1.2.3", "17 (of a test)", "Linux", Optional.empty());
    }

    @Override
    public Served serveSandbox(SandboxSettings settings) {
        served.add(settings);
        return new Served(new ApiAddress("http://127.0.0.1:4711"), () -> {});
    }
}
