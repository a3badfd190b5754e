package io.invokectl.cli.session;

import io.invokectl.application.port.BatchFolder;
import io.invokectl.application.port.BatchReport;
import io.invokectl.application.port.Contexts;
import io.invokectl.application.port.HealthCheck;
import io.invokectl.application.port.Ledger;
import io.invokectl.application.port.Manifest;
import io.invokectl.application.port.ProgressListener;
import io.invokectl.application.port.Results;
import io.invokectl.application.port.SavedSettings;
import io.invokectl.application.port.Sleeper;
import io.invokectl.application.port.TokenValidator;
import io.invokectl.application.ratelimit.Quota;
import io.invokectl.cli.output.ExitCode;
import io.invokectl.cli.output.TerminalSize;
import io.invokectl.client.InvokeClientBuilder;
import io.invokectl.config.Connection;
import io.invokectl.domain.context.ApiAddress;
import io.invokectl.domain.failure.LedgerException;
import io.invokectl.domain.failure.LocalFileException;
import io.invokectl.domain.submission.SubmissionDraft;
import java.io.InputStream;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** What commands can reach, made on demand: a command that asks for nothing opens neither file nor socket. */
public interface CliRuntime {

    /** The version of this program. */
    String version();

    /** The time. */
    InstantSource clock();

    /** Lets time pass. */
    Sleeper sleeper();

    /**
     * From now on these are run, by another thread, when signals ask the program to stop.
     *
     * @param first for the first signal
     * @param second for the second, which ends the program at once
     */
    void whenStopped(Runnable first, Runnable second);

    /** The verdict, if a signal has asked the program to stop. */
    Optional<ExitCode> stopped();

    /**
     * The config file.
     *
     * @param path the file, where one was named
     */
    Config config(Optional<String> path, ProgressListener listener);

    /**
     * Returns a builder for a client with the clock and the state folder of this process.
     *
     * @param connection the connection that the client will use; the caller applies it to the builder
     */
    InvokeClientBuilder client(Connection connection);

    /**
     * The ledger, made if there is none.
     *
     * @param path the file, where one was named
     * @param listener is told when other programs are waited for
     * @throws LedgerException if it cannot be used
     */
    Ledger ledger(Optional<String> path, ProgressListener listener);

    /**
     * A ledger that is there.
     *
     * @throws LedgerException if it is not, or cannot be used
     */
    Ledger knownLedger(String path, ProgressListener listener);

    /**
     * Where the ledger lies, and the ledger if it is there: none is made.
     *
     * @param path the file, where one was named
     * @param listener is told when other programs are waited for
     * @throws LedgerException if there is no place for one, or one is there and cannot be used
     */
    KnownLedger findLedger(Optional<String> path, ProgressListener listener);

    /** A folder of result files. */
    Results results(String folder);

    /**
     * A check of tokens.
     *
     * @param server where personal access tokens are checked; nothing for doctl's own place
     */
    TokenValidator tokenValidator(
            Connection connection,
            Optional<ApiAddress> server,
            ProgressListener listener,
            Optional<Consumer<String>> trace);

    /** The rows of a batch. Nothing is read yet. */
    Manifest manifest(ManifestSource source);

    /**
     * The folder of a batch, made if there is none, to run it in.
     *
     * @param listener is told of results that cannot be read
     * @throws LocalFileException if it cannot be used, or another run has it open
     */
    BatchFolder batchFolder(String path, ProgressListener listener);

    /**
     * The folder of a batch, whether or not it is there, to see what a run would do. Nothing is made.
     *
     * @param listener as with {@link #batchFolder}
     * @throws LocalFileException if it cannot be read
     */
    BatchFolder plannedBatchFolder(String path, ProgressListener listener);

    /**
     * The folder of a batch that was run before, to read it.
     *
     * @param listener as with {@link #batchFolder}
     * @throws LocalFileException if it is not one
     */
    BatchFolder knownBatchFolder(String path, ProgressListener listener);

    /** The report of the batch in a folder that is known to be one. */
    BatchReport batchReport(String folder);

    /** How large the terminal is now. */
    TerminalSize screen();

    /** Has something done by another thread, and again that long after each time, until this is closed. */
    Ticker every(Duration interval, Runnable work);

    /** A look at the API over a connection; not at the sandbox. */
    HealthCheck healthCheck(Connection connection, Optional<Consumer<String>> trace);

    /** What the program runs on. */
    Platform platform();

    /** Serves the sandbox on loopback until it is closed. */
    Served serveSandbox(SandboxSettings settings);

    /**
     * The config file, as contexts and as settings.
     *
     * @param contexts the contexts in it
     * @param settings the settings in it
     */
    record Config(Contexts contexts, SavedSettings settings) {}

    /**
     * How fast things go.
     *
     * @param rates how many requests may leave in which spans, where that was said; all of them hold
     * @param concurrency how many requests and downloads may go on at once
     */
    record Pace(Optional<List<Quota>> rates, int concurrency) {
        /** What the API allows, eight at once. */
        public static final Pace DEFAULT = new Pace(Optional.empty(), 8);
    }

    /**
     * Where the rows of a batch are.
     *
     * @param file the manifest; {@code -} for stdin
     * @param format how it is written, where that was said
     * @param defaults what holds for each row that does not say otherwise
     * @param stdin asked for if the rows come from there, and once
     */
    record ManifestSource(
            String file, Optional<Manifest.Format> format, SubmissionDraft defaults, Supplier<InputStream> stdin) {}

    /** Something that is done again and again. */
    interface Ticker extends AutoCloseable {
        @Override
        void close();
    }

    /**
     * How the sandbox is served.
     *
     * @param port the port; 0 for any
     * @param behavior how jobs behave, as behind {@code sandbox:} in an address
     * @param rates how many requests are let through
     * @param faults which answers go wrong how often, such as {@code 503=0.02,close=0.01}
     */
    record SandboxSettings(int port, String behavior, List<Quota> rates, String faults) {}

    /** A server that runs. */
    interface Served extends AutoCloseable {
        /** Where it listens. */
        ApiAddress address();

        @Override
        void close();
    }
}
