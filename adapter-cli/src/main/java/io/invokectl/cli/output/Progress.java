package io.invokectl.cli.output;

import static java.util.Objects.requireNonNull;

import io.invokectl.application.port.ProgressEvent;
import io.invokectl.application.port.ProgressListener;
import io.invokectl.application.port.Sleeper;
import io.invokectl.domain.invocation.Invocation;
import io.invokectl.domain.invocation.RequestId;
import io.invokectl.text.HumanFormat;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Tells on stderr what is going on: on a terminal one line that is kept up to date while time passes, elsewhere a
 * plain line for each change. Thread-safe.
 */
public final class Progress implements ProgressListener, Sleeper {
    /** A wait up to this is not worth a word. */
    private static final Duration SHORT = Duration.ofSeconds(5);

    private static final Duration TICK = Duration.ofSeconds(1);

    private final Console console;
    private final Verbosity loudness;
    private final Sleeper sleeper;
    private final Map<RequestId, Invocation> jobs = new LinkedHashMap<>();
    private int watched;
    private Duration elapsed = Duration.ZERO;
    private boolean drawn;
    private boolean ledgerTrouble;
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
     * @param sleeper lets time pass
     */
    public Progress(Console console, Verbosity loudness, Sleeper sleeper) {
        this.console = requireNonNull(console, "console");
        this.loudness = requireNonNull(loudness, "loudness");
        this.sleeper = requireNonNull(sleeper, "pause");
    }

    /** From now on so many jobs are watched; before that, what becomes of a job is the result and not progress. */
    public synchronized void watch(int number) {
        watched = number;
    }

    /** The watched jobs that were seen, as they stood last. */
    public synchronized List<Invocation> seen() {
        return List.copyOf(jobs.values());
    }

    /** Whether something could not be noted in the ledger. */
    public synchronized boolean hadLedgerTrouble() {
        return ledgerTrouble;
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
        } else if (notice instanceof ProgressEvent.LedgerTrouble trouble) {
            ledgerTrouble = true;
            say(trouble.text());
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

    @Override
    public void sleep(Duration duration) throws InterruptedException {
        Duration left = duration;
        while (showsTime() && left.compareTo(TICK) > 0) {
            sleeper.sleep(TICK);
            left = left.minus(TICK);
            passed(TICK);
            draw();
        }
        sleeper.sleep(left);
        passed(left);
    }

    private synchronized boolean showsTime() {
        return isLive() && !jobs.isEmpty();
    }

    private synchronized void passed(Duration time) {
        elapsed = elapsed.plus(time);
    }

    private void say(String line) {
        finish();
        console.err("Notice: " + line);
    }

    private synchronized void draw() {
        console.progress(line());
        drawn = true;
    }

    private String line() {
        if (watched == 1) {
            Invocation only = jobs.values().iterator().next();
            return only.requestId() + " " + status(only) + " " + HumanFormat.duration(elapsed);
        }
        long ended = jobs.values().stream().filter(Invocation::hasEnded).count();
        return ended + " of " + watched + " ended, " + HumanFormat.duration(elapsed);
    }

    private boolean isLive() {
        return console.terminal().err() && loudness != Verbosity.QUIET;
    }

    private static String status(Invocation invocation) {
        String word = invocation.envelope().statusWord();
        return word.isBlank() ? "(no status)" : word;
    }
}
