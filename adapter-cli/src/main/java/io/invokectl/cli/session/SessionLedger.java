package io.invokectl.cli.session;

import io.invokectl.application.connect.Setting;
import io.invokectl.application.port.Ledger;
import io.invokectl.application.port.ProgressEvent;
import io.invokectl.application.port.ProgressListener;
import io.invokectl.cli.output.UsageException;
import io.invokectl.domain.failure.InvalidSettingException;
import io.invokectl.domain.failure.LedgerException;
import io.invokectl.domain.failure.LedgerException.Kind;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;

/**
 * The ledger of one command. Loading the database driver takes as long as opening a connection, so opening can start
 * early, in the background. Not thread-safe.
 */
final class SessionLedger implements AutoCloseable {
    private static final String NONE = "none";

    private final Optional<Setting> location;
    private final ProgressListener listener;
    private final CliRuntime runtime;
    private Optional<CompletableFuture<Ledger>> opening = Optional.empty();
    private boolean warned;

    /** @param location a file, or {@code none}; the user's own ledger if empty */
    SessionLedger(CliRuntime runtime, Optional<Setting> location, ProgressListener listener) {
        this.runtime = runtime;
        this.location = location;
        this.listener = listener;
    }

    /** Starts opening the ledger in the background, unless it is disabled. */
    void begin() {
        if (opening.isEmpty() && !isNone()) {
            opening = Optional.of(start(LedgerUse.TRACKED_SUBMISSION, SessionLedger::inBackground));
        }
    }

    private static void inBackground(Runnable task) {
        var thread = new Thread(task, "ledger");
        thread.setDaemon(true);
        thread.start();
    }

    private CompletableFuture<Ledger> start(LedgerUse use, Executor executor) {
        return CompletableFuture.supplyAsync(
                () -> location.isPresent() && !use.isSubmission()
                        ? runtime.knownLedger(location.get(), listener)
                        : runtime.ledger(location, listener),
                executor);
    }

    /**
     * Returns the ledger; empty if it is disabled, or cannot be used and the command can do without it.
     *
     * @throws UsageException if it is disabled and the command needs it
     * @throws LedgerException if it cannot be used and the command needs it
     */
    Optional<Ledger> open(LedgerUse use) {
        if (isNone()) {
            if (use.isRequired()) {
                throw new UsageException("this command needs a ledger, but "
                        + location.orElseThrow().origin() + " is \"none\"");
            }
            return Optional.empty();
        }
        try {
            return Optional.of(openNow(use));
        } catch (LedgerException unusable) {
            boolean isOptional =
                    use == LedgerUse.READING || (use == LedgerUse.SUBMISSION && unusable.kind() == Kind.NO_PLACE);
            if (!isOptional) {
                throw unusable;
            }
            warnOnce(unusable);
            return Optional.empty();
        }
    }

    private boolean isNone() {
        return location.filter(setting -> setting.value().equals(NONE)).isPresent();
    }

    private void warnOnce(LedgerException unusable) {
        if (!warned) {
            warned = true;
            listener.onEvent(new ProgressEvent.Remark("jobs are not recorded: " + unusable.getMessage()));
        }
    }

    private Ledger openNow(LedgerUse use) {
        CompletableFuture<Ledger> ledger = opening.orElseGet(() -> start(use, Runnable::run));
        opening = Optional.of(ledger);
        return result(ledger);
    }

    /** Waits even if the thread is interrupted, and keeps its interrupt status. */
    private static Ledger result(CompletableFuture<Ledger> opening) {
        try {
            return opening.join();
        } catch (CompletionException failed) {
            throw failed.getCause() instanceof RuntimeException failure ? failure : failed;
        }
    }

    @Override
    public void close() {
        opening.ifPresent(task -> {
            try {
                result(task).close();
            } catch (LedgerException | InvalidSettingException neverOpened) {
                // Reported by open().
            }
        });
    }
}
