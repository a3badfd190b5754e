package io.invokectl.cli.batch;

import static java.util.Objects.requireNonNull;

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
 * Tells on stderr how a batch goes on: on a terminal in a live block that {@link #draw} keeps up to date, elsewhere in a
 * plain line now and then. Thread-safe.
 */
final class BatchProgress implements BatchListener, ProgressListener, AutoCloseable {
    private static final Duration SELDOM = Duration.ofSeconds(10);
    private static final int LAST_ROWS = 4;

    private final Console console;
    private final Verbosity loudness;
    private final InstantSource clock;
    private final Supplier<TerminalSize> screen;
    private final ProgressListener others;
    private final long mostJobs;
    private final Deque<String> lastRows = new ArrayDeque<>();
    private Optional<BatchCounts> latest = Optional.empty();
    private Optional<BatchEta> headway = Optional.empty();
    private Optional<Wait> wait = Optional.empty();
    private Instant told;
    private volatile boolean sending;
    private volatile boolean closed;

    /** A wait that was told of. */
    private record Wait(Instant until, String why) {}

    /**
     * Progress of a run that has not begun.
     *
     * @param screen how large the terminal is
     * @param others is told what is not about the course of the batch
     * @param mostJobs how many jobs are submitted at most
     */
    BatchProgress(
            Console console,
            Verbosity loudness,
            InstantSource clock,
            Supplier<TerminalSize> screen,
            ProgressListener others,
            long mostJobs) {
        this.console = requireNonNull(console, "console");
        this.loudness = requireNonNull(loudness, "loudness");
        this.clock = requireNonNull(clock, "clock");
        this.screen = requireNonNull(screen, "screen");
        this.others = requireNonNull(others, "others");
        this.mostJobs = mostJobs;
        this.told = clock.instant();
    }

    /** Whether there is a block to be drawn. */
    boolean isLive() {
        return console.terminal().err() && loudness != Verbosity.QUIET;
    }

    @Override
    public synchronized void changed(BatchCounts counts, long requests) {
        Instant now = clock.instant();
        latest = Optional.of(counts);
        if (headway.isEmpty()) {
            headway = Optional.of(new BatchEta(now, counts, mostJobs));
        }
        headway.get().seen(now, counts, requests);
        tellSeldom(now);
    }

    private void tellSeldom(Instant now) {
        if (!isLive() && loudness != Verbosity.QUIET && !told.plus(SELDOM).isAfter(now)) {
            told = now;
            console.err(String.join("; ", course(now)));
        }
    }

    @Override
    public synchronized void ended(RowResult result) {
        String row = words(result);
        lastRows.addLast(row);
        if (lastRows.size() > LAST_ROWS) {
            lastRows.removeFirst();
        }
        if (loudness == Verbosity.VERBOSE) {
            console.err(row);
        }
    }

    @Override
    public synchronized void onEvent(ProgressEvent notice) {
        if (notice instanceof ProgressEvent.Sends) {
            sending = true;
        } else if (notice instanceof ProgressEvent.Waiting waiting
                && loudness != Verbosity.VERBOSE
                && headway.isPresent()) {
            Instant now = clock.instant();
            wait = Optional.of(new Wait(now.plus(waiting.duration()), waiting.why()));
            tellSeldom(now);
        } else {
            others.onEvent(notice);
        }
    }

    /** Brings the block up to date. */
    synchronized void draw() {
        if (!closed && isLive() && headway.isPresent()) {
            var lines = new ArrayList<>(course(clock.instant()));
            lines.addAll(lastRows);
            console.live(lines, screen.get());
        }
    }

    /** How it goes, line by line. */
    private List<String> course(Instant now) {
        BatchCounts counts = latest.orElseThrow();
        BatchEta speed = headway.orElseThrow();
        String left = speed.left(now)
                .map(time -> ", about " + HumanFormat.duration(time) + " left")
                .orElse("");
        String rate =
                speed.perMinute(now).map(number -> ", " + number + " a minute").orElse("");
        String waiting = wait.filter(sleeper -> sleeper.until().isAfter(now))
                .map(sleeper -> ", waiting " + HumanFormat.duration(Duration.between(now, sleeper.until())) + ": "
                        + sleeper.why())
                .orElse("");
        return List.of(
                counts.ended() + " of " + HumanFormat.count(counts.rows(), "row") + " ended after "
                        + HumanFormat.duration(speed.elapsed(now).truncatedTo(ChronoUnit.SECONDS)) + left,
                Tally.words(counts),
                speed.requests() + " requests" + rate + waiting);
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

    /** Somebody asked the program to stop, which may take a moment. Called from any thread. */
    void stopping() {
        if (sending && !closed) {
            console.err("stopping once what is in flight is answered, so that nothing that was paid for is lost; ask"
                    + " again to end at once");
        }
    }

    /** The program ends at once, whatever goes on. Called from any thread. */
    void stoppedAtOnce() {
        if (sending && !closed) {
            console.err("stopped before what was in flight was answered: it is in doubt; see it with: invokectl"
                    + " doubts");
        }
    }

    /** Takes the block away, for good. */
    @Override
    public synchronized void close() {
        if (!closed) {
            closed = true;
            console.live(List.of(), TerminalSize.USUAL);
        }
    }
}
