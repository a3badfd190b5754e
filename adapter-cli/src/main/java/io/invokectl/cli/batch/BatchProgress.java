package io.invokectl.cli.batch;

import io.invokectl.application.batch.BatchCounts;
import io.invokectl.application.batch.BatchListener;
import io.invokectl.application.port.ProgressEvent;
import io.invokectl.application.port.ProgressListener;
import io.invokectl.cli.output.Console;
import io.invokectl.cli.output.Progress.Verbosity;
import io.invokectl.cli.output.TerminalSize;
import io.invokectl.domain.batch.RowResult;
import io.invokectl.domain.job.SavedFile;
import io.invokectl.text.HumanFormat;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Shows the progress of a batch on stderr: on a terminal in a live region that {@link #draw} updates, elsewhere in one
 * line every ten seconds. Thread-safe.
 */
final class BatchProgress implements BatchListener, ProgressListener, AutoCloseable {
    private static final Duration INTERVAL = Duration.ofSeconds(10);
    private static final int SHOWN_ROWS = 4;

    private final Console console;
    private final Verbosity verbosity;
    private final InstantSource clock;
    private final Supplier<TerminalSize> screen;
    private final ProgressListener others;
    private final long maxJobs;
    private final Deque<String> lastRows = new ArrayDeque<>();
    private Optional<BatchCounts> latest = Optional.empty();
    private Optional<BatchEta> eta = Optional.empty();
    private Optional<Wait> wait = Optional.empty();
    private Instant reported;
    private volatile boolean sending;
    private volatile boolean closed;

    /** A wait that requests are subject to. */
    private record Wait(Instant until, String why) {}

    /**
     * Creates the progress of a run that has not started.
     *
     * @param screen the current size of the terminal
     * @param others receives the events that are not about the progress of the batch
     * @param maxJobs the maximum number of jobs that the run submits
     */
    BatchProgress(
            Console console,
            Verbosity verbosity,
            InstantSource clock,
            Supplier<TerminalSize> screen,
            ProgressListener others,
            long maxJobs) {
        this.console = console;
        this.verbosity = verbosity;
        this.clock = clock;
        this.screen = screen;
        this.others = others;
        this.maxJobs = maxJobs;
        this.reported = clock.instant();
    }

    /** Whether {@link #draw} shows a live region. */
    boolean isLive() {
        return console.terminal().err() && verbosity != Verbosity.QUIET;
    }

    @Override
    public synchronized void changed(BatchCounts counts, long requests) {
        Instant now = clock.instant();
        latest = Optional.of(counts);
        if (eta.isEmpty()) {
            eta = Optional.of(new BatchEta(now, counts, maxJobs));
        }
        eta.get().seen(now, counts, requests);
        reportPeriodically(now);
    }

    private void reportPeriodically(Instant now) {
        if (!isLive()
                && verbosity != Verbosity.QUIET
                && !reported.plus(INTERVAL).isAfter(now)) {
            reported = now;
            console.err(String.join(" · ", summary(now)));
        }
    }

    @Override
    public synchronized void ended(RowResult result) {
        String row = words(result);
        lastRows.addLast(row);
        if (lastRows.size() > SHOWN_ROWS) {
            lastRows.removeFirst();
        }
        if (verbosity == Verbosity.VERBOSE) {
            console.err(row);
        }
    }

    @Override
    public synchronized void onEvent(ProgressEvent event) {
        if (event instanceof ProgressEvent.Sends) {
            sending = true;
        } else if (event instanceof ProgressEvent.Waiting waiting
                && verbosity != Verbosity.VERBOSE
                && eta.isPresent()) {
            Instant now = clock.instant();
            wait = Optional.of(new Wait(now.plus(waiting.duration()), waiting.why()));
            reportPeriodically(now);
        } else {
            others.onEvent(event);
        }
    }

    /** Redraws the live region. */
    synchronized void draw() {
        if (!closed && isLive() && eta.isPresent()) {
            var lines = new ArrayList<>(summary(clock.instant()));
            lines.addAll(lastRows);
            console.live(lines, screen.get());
        }
    }

    private List<String> summary(Instant now) {
        BatchCounts counts = latest.orElseThrow();
        BatchEta estimate = eta.orElseThrow();
        String remaining = estimate.remaining(now)
                .map(time -> ", about " + HumanFormat.duration(time) + " left")
                .orElse("");
        String rate =
                estimate.perMinute(now).map(number -> " (" + number + "/min)").orElse("");
        String waiting = wait.filter(pending -> pending.until().isAfter(now))
                .map(pending -> ", waiting " + HumanFormat.duration(Duration.between(now, pending.until())) + ": "
                        + pending.why())
                .orElse("");
        return List.of(
                HumanFormat.count(counts.ended()) + "/" + HumanFormat.count(counts.rows()) + " rows finished in "
                        + HumanFormat.duration(estimate.elapsed(now).truncatedTo(ChronoUnit.SECONDS)) + remaining,
                Tally.words(counts),
                HumanFormat.count(estimate.requests(), "request") + rate + waiting);
    }

    private static String words(RowResult result) {
        String outcome = result.error()
                .map(error -> ": " + error)
                .orElseGet(() -> result.files().stream()
                        .map(SavedFile::path)
                        .collect(Collectors.joining(", ", " ", ""))
                        .stripTrailing());
        return "row " + result.id() + " " + result.status() + outcome;
    }

    /** Explains the delay after a first signal. Called from any thread. */
    void stopping() {
        if (sending && !closed) {
            console.err("waiting for the responses to the submissions in flight; interrupt again to exit immediately");
        }
    }

    /**
     * Reports what a second signal leaves in doubt. Called from any thread.
     *
     * @param doubts the command that lists submissions in doubt
     */
    void exiting(String doubts) {
        if (sending && !closed) {
            console.err(
                    "exited without the responses to the submissions in flight, which are in doubt; see: " + doubts);
        }
    }

    /** Erases the live region for good. */
    @Override
    public synchronized void close() {
        if (!closed) {
            closed = true;
            console.live(List.of(), TerminalSize.DEFAULT);
        }
    }
}
