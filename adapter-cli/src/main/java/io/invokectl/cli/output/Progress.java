package io.invokectl.cli.output;

import static java.util.Objects.requireNonNull;

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

/**
 * Shows progress on stderr: on a terminal one line that {@link #draw} updates, elsewhere one line per change.
 * Thread-safe.
 */
public final class Progress implements ProgressListener {
    /** A wait up to this is not worth a word. */
    private static final Duration SHORT = Duration.ofSeconds(5);

    private final Console console;
    private final Verbosity loudness;
    private final InstantSource clock;
    private final Map<RequestId, Invocation> jobs = new LinkedHashMap<>();
    private int watched;
    private Duration elapsed = Duration.ZERO;
    private Instant elapsedAt = Instant.EPOCH;
    private boolean drawn;
    private volatile boolean inFlight;

    /** How much is told. */
    public enum Verbosity {
        /** Errors, and that a job may be billed twice. */
        QUIET,
        /** What a user should know. */
        NORMAL,
        /** Also what is being waited for, and why. */
        VERBOSE
    }

    /**
     * Progress of a command.
     *
     * @param clock measures the time between two polls
     */
    public Progress(Console console, Verbosity loudness, InstantSource clock) {
        this.console = requireNonNull(console, "console");
        this.loudness = requireNonNull(loudness, "loudness");
        this.clock = requireNonNull(clock, "clock");
    }

    /** Shows the state of jobs from now on, or no longer if their number is 0. */
    public synchronized void watch(int number) {
        watched = number;
        finish();
    }

    /** A line of the log of requests and answers. */
    public synchronized void trace(String line) {
        finish();
        console.err(line);
    }

    /** Something a user should know. */
    public void advise(String text) {
        onEvent(new ProgressEvent.Remark(text));
    }

    @Override
    public synchronized void onEvent(ProgressEvent notice) {
        inFlight = notice instanceof ProgressEvent.Sends;
        if (notice instanceof ProgressEvent.MayBeBilledTwice twice) {
            say(twice.answer() + "; sending again (attempt " + twice.attempt()
                    + "): if the one before was accepted, both are billed");
        } else if (notice instanceof ProgressEvent.LedgerWarning warning) {
            say(warning.text());
        } else if (notice instanceof ProgressEvent.JobAccepted accepted && watched > 0) {
            accepted(accepted.invocation());
        } else if (notice instanceof ProgressEvent.Polled looked && watched > 0) {
            seen(looked.invocation(), looked.elapsed());
        } else if (loudness != Verbosity.QUIET) {
            tellAloud(notice);
        }
    }

    private void tellAloud(ProgressEvent notice) {
        if (notice instanceof ProgressEvent.Remark remark) {
            say(remark.text());
        } else if (notice instanceof ProgressEvent.Waiting wait) {
            if (loudness == Verbosity.VERBOSE || wait.duration().compareTo(SHORT) > 0) {
                say("waiting " + HumanFormat.duration(wait.duration()) + ": " + wait.why());
            }
        } else if (notice instanceof ProgressEvent.NextPoll look) {
            if (loudness == Verbosity.VERBOSE) {
                say("asking about " + look.id() + " in " + HumanFormat.duration(look.in()));
            }
        }
    }

    /** The name of a paid job stays in sight, whatever becomes of the line of progress. */
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
        } else if (loudness != Verbosity.QUIET
                && (before == null || !status(before).equals(status(invocation)))) {
            console.err(invocation.requestId() + " " + status(invocation) + " (" + HumanFormat.duration(time) + ")");
        }
    }

    /** Somebody asked the program to stop, which may take a moment. Called from any thread. */
    public void stopping() {
        if (inFlight) {
            console.err("stopping once the paid request in flight is answered, so that its answer is not lost; ask"
                    + " again to end at once");
        }
    }

    /** The program ends at once, whatever goes on. Called from any thread. */
    public void stoppedAtOnce() {
        if (inFlight) {
            console.err("stopped before the paid request in flight was answered: it is in doubt; see it with:"
                    + " invokectl doubts");
        }
    }

    /** Takes the line of progress away. */
    public synchronized void finish() {
        if (drawn) {
            console.progress("");
            drawn = false;
        }
    }

    private void say(String line) {
        finish();
        console.err("Notice: " + line);
    }

    /** Updates the line of progress, if there is one. */
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
        return ended + " of " + watched + " ended, " + HumanFormat.duration(time);
    }

    /** Whether there is a line to update while time passes. */
    public boolean isLive() {
        return console.terminal().err() && loudness != Verbosity.QUIET;
    }

    private static String status(Invocation invocation) {
        String word = invocation.envelope().statusWord();
        return word.isBlank() ? "(no status)" : word;
    }
}
