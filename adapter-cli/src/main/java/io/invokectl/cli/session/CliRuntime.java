package io.invokectl.cli.session;

import io.invokectl.application.connect.Setting;
import io.invokectl.application.port.Contexts;
import io.invokectl.application.port.HealthCheck;
import io.invokectl.application.port.Ledger;
import io.invokectl.application.port.Manifest;
import io.invokectl.application.port.ProgressListener;
import io.invokectl.application.port.SavedSettings;
import io.invokectl.application.port.Sleeper;
import io.invokectl.application.port.TokenValidator;
import io.invokectl.application.ratelimit.Quota;
import io.invokectl.cli.output.ExitCode;
import io.invokectl.cli.output.TerminalSize;
import io.invokectl.client.InvokeClientBuilder;
import io.invokectl.client.ResultStore;
import io.invokectl.config.Connection;
import io.invokectl.domain.context.ApiAddress;
import io.invokectl.domain.failure.InvalidSettingException;
import io.invokectl.domain.failure.LedgerException;
import io.invokectl.domain.submission.SubmissionDraft;
import java.io.InputStream;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/** What the process provides to commands. Everything is created on demand: no file or socket is opened without need. */
public interface CliRuntime {

    /** Returns the clock. */
    InstantSource clock();

    /** Returns the sleeper for waits of this process. */
    Sleeper sleeper();

    /**
     * Registers callbacks for signals that stop the program. They run on another thread.
     *
     * @param first runs after the first signal
     * @param second runs after the second one, before the program exits
     */
    void whenStopped(Runnable first, Runnable second);

    /** Returns the exit code of the signal that stopped the program, if any. */
    Optional<ExitCode> stopped();

    /**
     * Reads the config file.
     *
     * @param path the file; the default one if empty
     */
    Config config(Optional<String> path, ProgressListener listener);

    /**
     * Returns a builder for a client with the clock and the state directory of this process.
     *
     * @param address the address that the client will use; the caller applies it to the builder
     */
    InvokeClientBuilder client(ApiAddress address);

    /**
     * Returns the location of the ledger.
     *
     * @param given the location that is set; the default one if empty
     * @throws LedgerException if there is no default one
     */
    Setting ledgerLocation(Optional<Setting> given);

    /**
     * Opens the ledger, which is created if it does not exist.
     *
     * @param location the file; the default one if empty
     * @param listener notified of waits for other processes
     * @throws LedgerException if it cannot be used
     * @throws InvalidSettingException if the scheme of the location is unknown
     */
    Ledger ledger(Optional<Setting> location, ProgressListener listener);

    /**
     * Opens an existing ledger.
     *
     * @throws LedgerException if it does not exist or cannot be used
     */
    Ledger knownLedger(Setting location, ProgressListener listener);

    /**
     * Finds the ledger, and opens it if it exists.
     *
     * @param location the file; the default one if empty
     * @param listener notified of waits for other processes
     * @throws LedgerException if it has no location, or exists and cannot be used
     */
    KnownLedger findLedger(Optional<Setting> location, ProgressListener listener);

    /**
     * Opens a result store. Nothing is read or created yet.
     *
     * @param location a directory or URI, and where it was given
     * @throws InvalidSettingException if its scheme is unknown or it is malformed
     */
    ResultStore resultStore(Setting location);

    /** Returns the source of randomness; thread-safe. */
    RandomGenerator random();

    /**
     * Returns a validator of access tokens.
     *
     * @param server validates personal access tokens; the server that doctl uses if empty
     */
    TokenValidator tokenValidator(
            Connection connection,
            Optional<ApiAddress> server,
            ProgressListener listener,
            Optional<Consumer<String>> trace);

    /** Returns a manifest, which is not read yet. */
    Manifest manifest(ManifestSource source);

    /** Returns the current size of the terminal. */
    TerminalSize terminalSize();

    /** Runs a task on another thread, with this delay between runs, until the result is closed. */
    Ticker every(Duration interval, Runnable task);

    /** Returns the health check of an API that is reached over HTTP. */
    HealthCheck healthCheck(Connection connection, Optional<Consumer<String>> trace);

    /** Returns the versions of the program, Java and the operating system. */
    Platform platform();

    /** Serves the sandbox on the loopback interface until the result is closed. */
    Served serveSandbox(SandboxSettings settings);

    /**
     * Content of the config file.
     *
     * @param contexts the authentication contexts
     * @param settings the settings
     */
    record Config(Contexts contexts, SavedSettings settings) {}

    /**
     * The location of a ledger that may not exist.
     *
     * @param location the file
     * @param ledger the ledger if it exists; the caller closes it
     */
    record KnownLedger(String location, Optional<Ledger> ledger) {}

    /**
     * Versions of the program and of what it runs on.
     *
     * @param version the version of the program
     * @param java the version and the vendor of Java
     * @param system the name and the version of the operating system
     * @param archiveProblem why the launcher has no class archive, if it tried to create one in vain
     */
    record Platform(String version, String java, String system, Optional<String> archiveProblem) {}

    /**
     * Source of the rows of a batch.
     *
     * @param file the manifest; {@code -} for stdin
     * @param format its format; determined by the file name if empty
     * @param defaults model, input fields and tags for rows that do not set them
     * @param stdin opens stdin; called at most once
     */
    record ManifestSource(
            String file, Optional<Manifest.Format> format, SubmissionDraft defaults, Supplier<InputStream> stdin) {}

    /** A periodic task. */
    interface Ticker extends AutoCloseable {
        @Override
        void close();
    }

    /**
     * Settings of a served sandbox.
     *
     * @param port the port; 0 for any free port
     * @param behavior the behavior of jobs, as it follows {@code sandbox:} in an address
     * @param rates the rate limits
     * @param faults the shares of faulty responses, such as {@code 503=0.02,close=0.01}
     */
    record SandboxSettings(int port, String behavior, List<Quota> rates, String faults) {}

    /**
     * A running server.
     *
     * @param address the address it listens on
     * @param stop stops it
     */
    record Served(ApiAddress address, Runnable stop) implements AutoCloseable {
        @Override
        public void close() {
            stop.run();
        }
    }
}
