package io.invokectl.cli.output;

import io.invokectl.application.port.ProgressEvent;
import io.invokectl.application.port.ProgressListener;
import io.invokectl.domain.invocation.Invocation;
import io.invokectl.domain.invocation.RequestId;
import io.invokectl.text.HumanFormat;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Shows progress on stderr: on a terminal one line that {@link #draw} updates, elsewhere one line per change.
 * Thread-safe.
 */
public final class Progress implements ProgressListener {
    /** The longest wait that is not reported. */
    private static final Duration UNREPORTED_WAIT = Duration.ofSeconds(5);

    /** The time between two lines about long work, if there is no terminal. */
    private static final Duration WORK_INTERVAL = Duration.ofSeconds(10);

    private final Console console;
    private final Verbosity verbosity;
    private final InstantSource clock;
    private final Map<RequestId, Invocation> jobs = new LinkedHashMap<>();
    private int watched;
    private Duration elapsed = Duration.ZERO;
    private Instant elapsedAt = Instant.EPOCH;
    private boolean drawn;
    private Optional<Instant> workedAt = Optional.empty();
    private volatile boolean inFlight;

    /** How much is reported. */
    public enum Verbosity {
        /** Only errors, and notices that a job may be billed twice. */
        QUIET,
        /** Also notices and progress. */
        NORMAL,
        /** Also waits and their reasons. */
        VERBOSE
    }

    /** @param clock measures the time between two polls */
    public Progress(Console console, Verbosity verbosity, InstantSource clock) {
        this.console = console;
        this.verbosity = verbosity;
        this.clock = clock;
    }

    /** Starts showing the state of this number of jobs; 0 stops it. */
    public synchronized void watch(int number) {
        watched = number;
        finish();
    }

    /** Prints a line of the log of requests and responses. */
    public synchronized void trace(String line) {
        finish();
        console.err(line);
    }

    /** Prints a notice unless the verbosity is quiet. */
    public synchronized void advise(String text) {
        if (verbosity != Verbosity.QUIET) {
            notice(text);
        }
    }

    @Override
    public synchronized void onEvent(ProgressEvent event) {
        inFlight = event instanceof ProgressEvent.Sends;
        // The events of every submission come first: each class named here is loaded when its turn comes.
        if (inFlight) {
            return;
        }
        if (event instanceof ProgressEvent.JobAccepted accepted) {
            if (watched > 0) {
                accepted(accepted.invocation());
            }
        } else if (event instanceof ProgressEvent.MayBeBilledTwice twice) {
            notice(twice.answer() + "; retrying (attempt " + twice.attempt()
                    + "): if the previous attempt was accepted, both are billed");
        } else if (event instanceof ProgressEvent.LedgerWarning warning) {
            notice(warning.text());
        } else if (event instanceof ProgressEvent.Polled polled && watched > 0) {
            seen(polled.invocation(), polled.elapsed());
        } else if (event instanceof ProgressEvent.Remark remark) {
            advise(remark.text());
        } else if (verbosity != Verbosity.QUIET) {
            show(event);
        }
    }

    private void show(ProgressEvent event) {
        if (event instanceof ProgressEvent.Working working) {
            working(working.done());
        }
        if (event instanceof ProgressEvent.Waiting wait) {
            if (verbosity == Verbosity.VERBOSE || wait.duration().compareTo(UNREPORTED_WAIT) > 0) {
                notice("waiting " + HumanFormat.duration(wait.duration()) + ": " + wait.why());
            }
        } else if (event instanceof ProgressEvent.NextPoll next) {
            if (verbosity == Verbosity.VERBOSE) {
                notice("polling " + next.id() + " in " + HumanFormat.duration(next.in()));
            }
        }
    }

    /** Shows long work: at once on a terminal, else every ten seconds. */
    private void working(String done) {
        Instant now = clock.instant();
        if (isLive()) {
            console.progress(done);
            drawn = true;
        } else if (workedAt.isEmpty() || !now.isBefore(workedAt.get().plus(WORK_INTERVAL))) {
            workedAt.ifPresent(before -> console.err(done));
            workedAt = Optional.of(now);
        }
    }

    /** Prints a permanent line with the request ID, because the line of progress is overwritten. */
    private void accepted(Invocation invocation) {
        if (isLive()) {
            console.err(invocation.requestId() + " accepted");
        }
        seen(invocation, Duration.ZERO);
    }

    private void seen(Invocation invocation, Duration time) {
        Invocation before = jobs.put(invocation.requestId(), invocation);
        elapsed = time;
        elapsedAt = clock.instant();
        if (isLive()) {
            draw();
        } else if (verbosity != Verbosity.QUIET
                && (before == null || !status(before).equals(status(invocation)))) {
            console.err(invocation.requestId() + " " + status(invocation) + " (" + HumanFormat.duration(time) + ")");
        }
    }

    /** Explains the delay after a first signal. Called from any thread. */
    public void stopping() {
        if (inFlight) {
            console.err("waiting for the response to the submission in flight; interrupt again to exit immediately");
        }
    }

    /**
     * Reports what a second signal leaves in doubt. Called from any thread.
     *
     * @param doubts the command that lists submissions in doubt
     */
    public void exiting(String doubts) {
        if (inFlight) {
            console.err("exited without the response to the submission in flight, which is in doubt; see: " + doubts);
        }
    }

    /** Erases the line of progress. */
    public synchronized void finish() {
        if (drawn) {
            console.progress("");
            drawn = false;
        }
    }

    private void notice(String line) {
        finish();
        console.err("Notice: " + line);
    }

    /** Redraws the line of progress, if any. */
    public synchronized void draw() {
        if (isLive() && watched > 0 && !jobs.isEmpty()) {
            console.progress(line());
            drawn = true;
        }
    }

    private String line() {
        Duration time = elapsed.plus(Duration.between(elapsedAt, clock.instant()));
        if (watched == 1) {
            Invocation only = jobs.values().iterator().next();
            return only.requestId() + " " + status(only) + " " + HumanFormat.duration(time);
        }
        long ended = jobs.values().stream().filter(Invocation::hasEnded).count();
        return ended + "/" + watched + " jobs finished in " + HumanFormat.duration(time);
    }

    /** Whether {@link #draw} shows a line of progress. */
    public boolean isLive() {
        return console.terminal().err() && verbosity != Verbosity.QUIET;
    }

    private static String status(Invocation invocation) {
        String word = invocation.envelope().statusWord();
        return word.isBlank() ? "(no status)" : word;
    }
}
