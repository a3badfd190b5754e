package io.invokectl.cli.command;

import io.invokectl.application.port.Ledger;
import io.invokectl.application.port.ProgressEvent;
import io.invokectl.application.port.ProgressListener;
import io.invokectl.application.settings.Setting;
import io.invokectl.cli.output.UsageException;
import io.invokectl.domain.failure.LedgerException;
import io.invokectl.domain.failure.LedgerException.Kind;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/**
 * The ledger of one command. Its database takes as long to load as a connection does: it can be begun early, beside
 * other work. Used by one thread.
 */
final class SessionLedger implements AutoCloseable {
    private static final String NONE = "none";

    private final Optional<Setting> place;
    private final ProgressListener listener;
    private final CliRuntime runtime;
    private Optional<FutureTask<Ledger>> opening = Optional.empty();
    private boolean told;

    /**
     * Takes the setting, if there is one.
     *
     * @param place a file, or {@code none}
     */
    SessionLedger(CliRuntime runtime, Optional<Setting> place, ProgressListener listener) {
        this.runtime = runtime;
        this.place = place;
        this.listener = listener;
    }

    /** Begins to open it, unless there is to be none. */
    void begin() {
        if (opening.isEmpty() && !isNone()) {
            var thread = new Thread(begun(LedgerUse.PURCHASES), "ledger");
            thread.setDaemon(true);
            thread.start();
        }
    }

    private FutureTask<Ledger> begun(LedgerUse use) {
        Optional<String> path = place.map(Setting::value);
        var task = new FutureTask<>(() -> path.isPresent() && !use.isPurchase()
                ? runtime.knownLedger(path.get(), listener)
                : runtime.ledger(path, listener));
        opening = Optional.of(task);
        return task;
    }

    /** The ledger, if there is one that can be used. */
    Optional<Ledger> open(LedgerUse use) {
        if (isNone()) {
            if (use.isNeeded()) {
                throw new UsageException(
                        place.orElseThrow().origin() + ": this needs the ledger, and there is to be none");
            }
            return Optional.empty();
        }
        try {
            return Optional.of(opened(use));
        } catch (LedgerException unusable) {
            boolean goesOn =
                    use == LedgerUse.READING || (use == LedgerUse.ONE_PURCHASE && unusable.kind() == Kind.NO_PLACE);
            if (!goesOn) {
                throw unusable;
            }
            warnOnce(unusable);
            return Optional.empty();
        }
    }

    private boolean isNone() {
        return place.filter(setting -> setting.value().equals(NONE)).isPresent();
    }

    private void warnOnce(LedgerException unusable) {
        if (!told) {
            told = true;
            listener.onEvent(new ProgressEvent.Remark("nothing is remembered: " + unusable.getMessage()));
        }
    }

    private Ledger opened(LedgerUse use) {
        if (opening.isEmpty()) {
            begun(use).run();
        }
        return result(opening.orElseThrow());
    }

    private static Ledger result(FutureTask<Ledger> opening) {
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return opening.get();
                } catch (InterruptedException later) {
                    interrupted = true;
                }
            }
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof RuntimeException failure
                    ? failure
                    : new IllegalStateException(failed.getCause());
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public void close() {
        opening.ifPresent(task -> {
            try {
                result(task).close();
            } catch (LedgerException neverOpened) {
                // Whoever asked for it was told.
            }
        });
    }
}
