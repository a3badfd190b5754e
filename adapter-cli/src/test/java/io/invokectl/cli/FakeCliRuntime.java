package io.invokectl.cli;

import io.invokectl.application.InvocationUseCases;
import io.invokectl.application.batch.RunBatch;
import io.invokectl.application.batch.StreamManifest;
import io.invokectl.application.ledger.JobHistory;
import io.invokectl.application.poll.AwaitInvocation;
import io.invokectl.application.poll.GetInvocation;
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
import io.invokectl.application.port.Ledger;
import io.invokectl.application.port.Manifest;
import io.invokectl.application.port.ManualClock;
import io.invokectl.application.port.ManualRateLimiter;
import io.invokectl.application.port.ProgressListener;
import io.invokectl.application.port.Results;
import io.invokectl.application.port.Sleeper;
import io.invokectl.application.port.TokenValidator;
import io.invokectl.application.run.RunInvocation;
import io.invokectl.application.save.SaveResults;
import io.invokectl.application.submit.SubmissionJournal;
import io.invokectl.application.submit.SubmitInvocation;
import io.invokectl.application.work.DirectWorkers;
import io.invokectl.cli.command.CliRuntime;
import io.invokectl.cli.command.KnownLedger;
import io.invokectl.cli.command.Platform;
import io.invokectl.cli.output.ExitCode;
import io.invokectl.cli.output.TerminalSize;
import io.invokectl.config.Credential;
import io.invokectl.domain.batch.BatchRow;
import io.invokectl.domain.context.AccessToken;
import io.invokectl.domain.context.ApiAddress;
import io.invokectl.domain.failure.LedgerException;
import io.invokectl.domain.job.Origin;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.UnaryOperator;

/** Everything that commands can reach, in memory; it keeps what it was asked for. */
final class FakeCliRuntime implements CliRuntime {
    final ManualClock clock = new ManualClock();
    final InMemoryInvocations invocations = new InMemoryInvocations();
    final InMemoryMedia media = new InMemoryMedia();
    final InMemoryResults results = new InMemoryResults();
    final InMemoryContexts contexts = new InMemoryContexts();
    final List<Wiring> wirings = new ArrayList<>();
    final List<SandboxSettings> served = new ArrayList<>();
    final List<Optional<String>> configs = new ArrayList<>();
    final List<Wiring> checks = new ArrayList<>();
    final List<Optional<ApiAddress>> tokenServers = new ArrayList<>();
    final InMemoryLedger ledger = new InMemoryLedger();
    final List<Optional<String>> ledgers = new ArrayList<>();
    final List<Wiring> probes = new ArrayList<>();
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
    public String version() {
        return "1.2.3";
    }

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
    public InvocationUseCases connect(Wiring wiring) {
        wirings.add(wiring);
        return new UseCases(wiring);
    }

    @Override
    public Ledger ledger(Optional<String> path, ProgressListener told) {
        ledgers.add(path);
        noLedger.ifPresent(trouble -> {
            throw trouble;
        });
        return ledger;
    }

    @Override
    public Ledger knownLedger(String path, ProgressListener told) {
        return ledger(Optional.of(path), told);
    }

    @Override
    public Results results(String folder) {
        return results;
    }

    @Override
    public TokenValidator tokenCheck(Wiring wiring, Optional<ApiAddress> server) {
        checks.add(wiring);
        tokenServers.add(server);
        return new InMemoryTokenValidator(new AccessToken("tok-good"));
    }

    @Override
    public Manifest manifest(ManifestSource source) {
        manifests.add(source);
        return new StreamManifest<>("memory.jsonl", rows::stream, BatchRow::id, BatchRow::submission);
    }

    @Override
    public BatchFolder batchFolder(String path, ProgressListener told) {
        batchFolders.add(path);
        batch.close();
        batch = batch.forRun();
        return batch;
    }

    @Override
    public BatchFolder plannedBatchFolder(String path, ProgressListener told) {
        return knownBatchFolder(path, told);
    }

    @Override
    public BatchFolder knownBatchFolder(String path, ProgressListener told) {
        batchFolders.add(path);
        return batch.forReading();
    }

    @Override
    public BatchReport batchReport(String folder) {
        batchFolders.add(folder);
        return report;
    }

    @Override
    public TerminalSize screen() {
        return TerminalSize.USUAL;
    }

    @Override
    public Ticker every(Duration interval, Runnable work) {
        var tick = new Tick(interval, work);
        ticks.add(tick);
        return () -> ticks.remove(tick);
    }

    @Override
    public KnownLedger findLedger(Optional<String> path, ProgressListener listener) {
        return new KnownLedger(path.orElse("ledger.db"), Optional.of(ledger(path, listener)));
    }

    @Override
    public HealthCheck probe(Wiring wiring) {
        probes.add(wiring);
        Optional<AccessToken> shown = wiring.connection().credential().map(Credential::token);
        return probe.apply(new InMemoryHealthCheck(shown, new AccessToken("tok-env")).at(Optional.of(clock.instant())));
    }

    @Override
    public Platform platform() {
        return new Platform(version(), "17 (of a test)", "Linux");
    }

    @Override
    public Served serveSandbox(SandboxSettings settings) {
        served.add(settings);
        return new Served() {
            @Override
            public ApiAddress address() {
                return new ApiAddress("http://127.0.0.1:4711");
            }

            @Override
            public void close() {}
        };
    }

    private final class UseCases implements InvocationUseCases {
        private final Wiring wiring;
        private final Optional<Ledger> book;
        private final Random random = new Random(1);

        UseCases(Wiring wiring) {
            this.wiring = wiring;
            this.book = wiring.ledger().get();
        }

        private JobHistory history() {
            return new JobHistory(
                    book,
                    id -> wiring.elsewhere()
                            .getOrDefault(id, wiring.connection())
                            .address(),
                    wiring.listener());
        }

        private Origin origin() {
            return new Origin(
                    wiring.connection().address(),
                    wiring.connection().credential().flatMap(Credential::context));
        }

        @Override
        public SubmitInvocation submit() {
            return new SubmitInvocation(
                    invocations,
                    new ManualRateLimiter(clock),
                    new SubmissionJournal(book, origin(), clock, wiring.listener()),
                    wiring.connection().retry(),
                    clock,
                    wiring.sleeper(),
                    random,
                    wiring.listener());
        }

        @Override
        public GetInvocation get() {
            return new GetInvocation(invocations, history());
        }

        @Override
        public AwaitInvocation await() {
            return new AwaitInvocation(
                    invocations,
                    history(),
                    new io.invokectl.application.poll.DurationEstimator(history()::durations),
                    jobs -> new DirectWorkers(wiring.sleeper()),
                    clock,
                    random,
                    wiring.listener());
        }

        @Override
        public SaveResults save() {
            return new SaveResults(invocations, media, results, history(), wiring.listener());
        }

        @Override
        public RunInvocation run() {
            return new RunInvocation(submit(), await(), save(), clock);
        }

        @Override
        public RunBatch batch() {
            return new RunBatch(
                    new RunBatch.BatchPorts(
                            submit(),
                            invocations,
                            history(),
                            save(),
                            wiring.connection().address(),
                            clock,
                            random,
                            wiring.listener()),
                    book,
                    new RunBatch.Pacing(
                            List.of(),
                            new io.invokectl.application.poll.DurationEstimator(history()::durations),
                            1,
                            size -> new DirectWorkers(wiring.sleeper())));
        }

        @Override
        public void close() {}
    }
}
