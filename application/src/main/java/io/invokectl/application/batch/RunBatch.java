package io.invokectl.application.batch;

import static java.util.Objects.requireNonNull;

import io.invokectl.application.batch.PlannedRow.RowState;
import io.invokectl.application.poll.DurationEstimator;
import io.invokectl.application.port.Invocations;
import io.invokectl.application.port.Ledger;
import io.invokectl.application.port.Manifest;
import io.invokectl.application.port.ProgressListener;
import io.invokectl.application.port.Workers;
import io.invokectl.application.ratelimit.SlidingWindowRateLimiter.Quota;
import io.invokectl.application.save.SaveResults;
import io.invokectl.application.submit.SubmitInvocation;
import io.invokectl.application.work.Dispatcher;
import io.invokectl.domain.batch.BatchRow;
import io.invokectl.domain.batch.RowId;
import io.invokectl.domain.context.ApiAddress;
import io.invokectl.domain.failure.InvalidManifestException;
import io.invokectl.domain.failure.LedgerException;
import io.invokectl.domain.failure.LocalFileException;
import io.invokectl.domain.invocation.ModelId;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.function.BiConsumer;
import java.util.function.IntFunction;
import java.util.random.RandomGenerator;

/**
 * Submits the rows of a batch, waits for their jobs and keeps their files, as fast as the rate budget allows. Run again,
 * it goes on where it stopped: the ledger knows what was bought. Thread-safe as far as its ports are.
 */
public final class RunBatch {
    private final BatchPorts ports;
    private final Optional<Ledger> ledger;
    private final Pacing pacing;

    /**
     * What rows are bought, asked for and kept with.
     *
     * @param submit submits
     * @param invocations asks
     * @param save keeps files
     * @param address where jobs are submitted
     * @param clock the time
     * @param random chance
     * @param listener is told what goes on, by several threads
     */
    public record BatchPorts(
            SubmitInvocation submit,
            Invocations invocations,
            SaveResults save,
            ApiAddress address,
            InstantSource clock,
            RandomGenerator random,
            ProgressListener listener) {}

    /**
     * How fast it goes.
     *
     * @param rates how many requests may leave in which spans
     * @param pace how long jobs take
     * @param concurrency how many requests may be under way at once, and how many downloads beside them
     * @param workerPools gives so many hands
     */
    public record Pacing(List<Quota> rates, DurationEstimator pace, int concurrency, IntFunction<Workers> workerPools) {

        /** Copies the list. */
        public Pacing {
            rates = List.copyOf(rates);
        }
    }

    /**
     * Takes the ports.
     *
     * @param ledger the memory of what was bought, without which nothing is
     */
    public RunBatch(BatchPorts ports, Optional<Ledger> ledger, Pacing pacing) {
        this.ports = requireNonNull(ports, "means");
        this.ledger = requireNonNull(ledger, "ledger");
        this.pacing = requireNonNull(pacing, "pacing");
    }

    /**
     * Looks at what would be done, and sends nothing.
     *
     * @throws InvalidManifestException if a row cannot be used, or asks for something else than it did before
     * @throws LocalFileException if the manifest or the folder cannot be read
     * @throws LedgerException if there is no ledger, it cannot be read, or the batch was begun with another
     */
    public BatchPlan plan(BatchRequest request) {
        var tally = new Tally();
        Map<ModelId, Long> submissions = new HashMap<>();
        survey(request, tasks(request, noted(request)), (row, standing) -> {
            tally.add(standing);
            if (standing == RowState.TO_SUBMIT
                    && tally.of(standing) <= request.limits().mostJobs()) {
                submissions.merge(row.submission().model(), 1L, Long::sum);
            }
        });
        long jobs = Math.min(tally.of(RowState.TO_SUBMIT), request.limits().mostJobs());
        return new BatchPlan(tally.counts(), submissions, atLeast(2 * jobs + tally.of(RowState.RUNNING)));
    }

    /**
     * Does what is left to be done. The manifest is checked whole before anything is sent.
     *
     * @return how it ended; what could not be done is part of that
     * @throws InvalidManifestException as with {@link #plan}
     * @throws LocalFileException as with {@link #plan}, or if files cannot be kept in the folder
     * @throws LedgerException as with {@link #plan}
     * @throws InterruptedException if the thread is interrupted: nothing more is begun, paid requests under way are
     *     answered and noted, and running it again goes on
     */
    public BatchOutcome run(BatchRequest request, BatchListener listener) throws InterruptedException {
        Map<RowId, ResultsLog.LastLogged> noted = noted(request);
        RowStates tasks = tasks(request, noted);
        var tally = new Tally();
        Queue<RowState> surveyed = new ArrayDeque<>();
        survey(request, tasks, (row, standing) -> {
            tally.add(standing);
            surveyed.add(standing);
        });
        request.folder().ledger(ledger().identity());
        request.folder().rows(tally.counts().rows());
        ports.save().prepare();
        try (Manifest.Rows rows = request.manifest().open()) {
            var book = new BatchState(tally, new ResultsLog(request.folder(), ledger(), noted), listener);
            var upcoming = new UpcomingRows(rows, tasks, request.limits().mostJobs(), tally, surveyed);
            new Dispatcher(pacing.workerPools().apply(2 * pacing.concurrency()), ports.clock())
                    .run(new BatchRun(request, ports, pacing, book, upcoming));
            return book.outcome();
        }
    }

    private RowStates tasks(BatchRequest request, Map<RowId, ResultsLog.LastLogged> noted) {
        if (request.folder()
                .ledger()
                .filter(begunWith -> !begunWith.equals(ledger().identity()))
                .isPresent()) {
            throw new LedgerException(
                    LedgerException.Kind.TROUBLE,
                    "in use",
                    "it is not the one that the batch was begun with, which alone knows what was submitted; go on with"
                            + " that one, or remove batch.ledger from the folder and pay again for what results.jsonl"
                            + " does not list");
        }
        return new RowStates(ledger(), request, noted);
    }

    private Ledger ledger() {
        return ledger.orElseThrow(
                () -> new LedgerException(LedgerException.Kind.NO_PLACE, "none", "a batch needs one to go on with"));
    }

    private static Map<RowId, ResultsLog.LastLogged> noted(BatchRequest request) {
        Map<RowId, ResultsLog.LastLogged> noted = new HashMap<>();
        request.folder().each(result -> noted.put(result.id(), ResultsLog.LastLogged.of(result)));
        return noted;
    }

    private static void survey(BatchRequest request, RowStates tasks, BiConsumer<BatchRow, RowState> each) {
        Map<String, Long> lines = new HashMap<>();
        try (Manifest.Rows rows = request.manifest().open()) {
            for (Optional<BatchRow> row = rows.next(); row.isPresent(); row = rows.next()) {
                requireNamesOfItsOwn(request, row.get(), lines);
                each.accept(row.get(), tasks.of(row.get()).standing());
            }
        }
    }

    private static void requireNamesOfItsOwn(BatchRequest request, BatchRow row, Map<String, Long> lines) {
        request.saveOptions()
                .name()
                .foreseen(row.id(), row.submission())
                .map(name -> lines.putIfAbsent(name, row.line()))
                .ifPresent(line -> {
                    throw new InvalidManifestException(
                            request.manifest().name(),
                            row.line(),
                            "its files would be called as those of line " + line
                                    + "; give it another id, or tell files apart with {row} or {id} in their names");
                });
    }

    private Duration atLeast(long requests) {
        return pacing.rates().stream()
                .map(window -> window.span().multipliedBy(Math.max(0, requests - 1) / window.requests()))
                .max(Duration::compareTo)
                .orElse(Duration.ZERO);
    }
}
