package io.invokectl.application.batch;

import io.invokectl.application.connect.Endpoints;
import io.invokectl.application.ledger.JobHistory;
import io.invokectl.application.ledger.RecordedInvocations;
import io.invokectl.application.poll.DurationEstimator;
import io.invokectl.application.port.BatchFolder;
import io.invokectl.application.port.Invocations;
import io.invokectl.application.port.Ledger;
import io.invokectl.application.port.Manifest;
import io.invokectl.application.port.Manifest.BatchRow;
import io.invokectl.application.port.ProgressListener;
import io.invokectl.application.port.Results;
import io.invokectl.application.port.Workers;
import io.invokectl.application.ratelimit.Quota;
import io.invokectl.application.save.SaveResults;
import io.invokectl.application.submit.SubmitInvocation;
import io.invokectl.application.work.Dispatcher;
import io.invokectl.domain.batch.RowId;
import io.invokectl.domain.batch.RowState;
import io.invokectl.domain.failure.InvalidManifestException;
import io.invokectl.domain.failure.LedgerException;
import io.invokectl.domain.failure.LocalFileException;
import io.invokectl.domain.invocation.ModelId;
import io.invokectl.domain.job.Intent;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiConsumer;
import java.util.function.IntFunction;
import java.util.random.RandomGenerator;

/**
 * Submits the rows of a batch, waits for their jobs and saves their files, as fast as the rate limit allows. A further
 * run resumes the batch: the ledger knows what was submitted. Thread-safe if its ports are.
 */
public final class RunBatch {
    private final BatchPorts ports;
    private final Optional<Ledger> ledger;
    private final Pacing pacing;

    /**
     * Ports and use cases of a batch.
     *
     * @param submit submits rows
     * @param invocations polls jobs
     * @param history records every response
     * @param save saves files
     * @param endpoints where jobs are submitted, and where earlier ones may be asked about
     * @param clock the clock
     * @param random the source of jitter
     * @param listener notified by several threads
     */
    public record BatchPorts(
            SubmitInvocation submit,
            Invocations invocations,
            JobHistory history,
            SaveResults save,
            Endpoints endpoints,
            InstantSource clock,
            RandomGenerator random,
            ProgressListener listener) {}

    /**
     * Rates and concurrency of a batch.
     *
     * @param rates the quotas of the rate limiter, for the plan
     * @param estimator knows how long jobs take
     * @param concurrency the maximum number of concurrent requests, and of concurrent downloads beside them
     * @param workerPools creates the given number of workers
     */
    public record Pacing(
            List<Quota> rates, DurationEstimator estimator, int concurrency, IntFunction<Workers> workerPools) {

        public Pacing {
            rates = List.copyOf(rates);
        }
    }

    /**
     * What a batch run would do.
     *
     * @param counts the current states of the rows
     * @param submissions the number of jobs to submit, by model
     * @param atLeast the shortest time that the rate limit allows, with two requests per submitted job and one per running
     *     job, without the time that the jobs take; zero without a limit
     */
    public record BatchPlan(BatchCounts counts, Map<ModelId, Long> submissions, Duration atLeast) {

        public BatchPlan {
            submissions = Map.copyOf(submissions);
        }
    }

    /** Creates the use case. Without a ledger every run fails. */
    public RunBatch(BatchPorts ports, Optional<Ledger> ledger, Pacing pacing) {
        this.ports = ports;
        this.ledger = ledger;
        this.pacing = pacing;
    }

    /**
     * Determines what a run would do, and sends nothing.
     *
     * @throws InvalidManifestException if a row is invalid, or differs from what was submitted under its ID
     * @throws LocalFileException if the manifest or the directory cannot be read
     * @throws LedgerException if there is no ledger, it cannot be read, or the batch was started with another one
     */
    public BatchPlan plan(BatchRequest request) {
        var counter = new RowCounter();
        Map<ModelId, Long> submissions = new HashMap<>();
        survey(request, states(request, logged(request)), (row, state) -> {
            counter.add(state);
            if (state == RowState.NOT_SUBMITTED
                    && counter.of(state) <= request.limits().mostJobs()) {
                submissions.merge(row.submission().model(), 1L, Long::sum);
            }
        });
        long jobs =
                Math.min(counter.of(RowState.NOT_SUBMITTED), request.limits().mostJobs());
        return new BatchPlan(counter.counts(), submissions, atLeast(2 * jobs + counter.of(RowState.RUNNING)));
    }

    /**
     * Runs or resumes the batch. The manifest is checked completely before anything is sent. A failure of a row is part
     * of the outcome.
     *
     * <p>If the thread is interrupted, nothing more is begun, submissions in flight complete and are recorded, and the
     * thread's interrupt status is set when this method returns.
     *
     * @throws InvalidManifestException as with {@link #plan}
     * @throws LocalFileException as with {@link #plan}, or if files cannot be saved in the directory
     * @throws LedgerException as with {@link #plan}
     */
    public BatchOutcome run(BatchRequest request, BatchListener listener) {
        Map<RowId, ResultsLog.LastLogged> logged = logged(request);
        RowStates states = states(request, logged);
        var counter = new RowCounter();
        Queue<RowState> surveyed = new ArrayDeque<>();
        survey(request, states, (row, state) -> {
            counter.add(state);
            surveyed.add(state);
        });
        request.folder().ledger(ledger().identity());
        request.folder().rows(counter.counts().rows());
        ports.save().prepare();
        try (Manifest.Rows rows = request.manifest().open()) {
            var state = new BatchState(
                    counter,
                    new ResultsLog(request.folder(), ledger(), logged),
                    listener,
                    request.limits().keepGoing());
            return run(
                    request,
                    state,
                    new UpcomingRows(rows, states, request.limits().mostJobs(), counter, surveyed));
        }
    }

    private BatchOutcome run(BatchRequest request, BatchState state, UpcomingRows upcoming) {
        JobHistory recorder = ports.history().withoutWarnings();
        var recorded = new RecordedInvocations(ports.invocations(), recorder);
        boolean isInterrupted = new Dispatcher(pacing.workerPools().apply(2 * pacing.concurrency()), ports.clock())
                .run(new BatchRun(request, ports, pacing, recorded, state, upcoming));
        state.warn(recorder.warnings());
        return state.outcome(
                isInterrupted,
                request.limits().deadline().hasPassed(ports.clock().instant()));
    }

    private RowStates states(BatchRequest request, Map<RowId, ResultsLog.LastLogged> logged) {
        requireIntents(request.folder());
        return new RowStates(ledger(), request, logged);
    }

    /** Requires the ledger that the batch was started with, and its last submission in it. */
    private void requireIntents(BatchFolder folder) {
        if (folder.ledger().filter(name -> !name.equals(ledger().identity())).isPresent()) {
            throw LedgerException.behind(
                    folder.location(),
                    "the batch was started with another ledger, which records what was submitted. Nothing is submitted");
        }
        var last = new AtomicReference<Intent>();
        folder.eachSubmission(row -> last.accumulateAndGet(
                row.intent(), (known, next) -> known == null || next.number() > known.number() ? next : known));
        Optional.ofNullable(last.get())
                .filter(intent -> !ledger().holds(intent))
                .ifPresent(intent -> {
                    throw LedgerException.behind(
                            folder.location(),
                            "the ledger lacks the last submission of this batch, " + intent.job()
                                    + "; an older copy may have been restored. Nothing is submitted");
                });
    }

    private Ledger ledger() {
        return ledger.orElseThrow(
                () -> new LedgerException(LedgerException.Kind.NO_PLACE, "none", "a batch requires a ledger"));
    }

    private static Map<RowId, ResultsLog.LastLogged> logged(BatchRequest request) {
        Map<RowId, ResultsLog.LastLogged> logged = new HashMap<>();
        request.folder().each(result -> logged.put(result.id(), ResultsLog.LastLogged.of(result, request.folder())));
        return logged;
    }

    private static void survey(BatchRequest request, RowStates states, BiConsumer<BatchRow, RowState> each) {
        Map<String, Long> lines = new HashMap<>();
        try (Manifest.Rows rows = request.manifest().open()) {
            for (Optional<BatchRow> row = rows.next(); row.isPresent(); row = rows.next()) {
                requireUniqueFileNames(request, row.get(), lines);
                each.accept(row.get(), states.of(row.get()).state());
            }
        }
    }

    private static void requireUniqueFileNames(BatchRequest request, BatchRow row, Map<String, Long> lines) {
        request.saveOptions()
                .name()
                .predicted(row.id(), row.submission())
                .map(name -> lines.putIfAbsent(Results.folded(name), row.line()))
                .ifPresent(line -> {
                    throw new InvalidManifestException(
                            request.manifest().name(),
                            row.line(),
                            "its files would have the same names as those of line " + line
                                    + "; give it another id, or use {row} or {id} in the file name template");
                });
    }

    private Duration atLeast(long requests) {
        return pacing.rates().stream()
                .map(quota -> quota.span().multipliedBy(Math.max(0, requests - 1) / quota.requests()))
                .max(Duration::compareTo)
                .orElse(Duration.ZERO);
    }
}
