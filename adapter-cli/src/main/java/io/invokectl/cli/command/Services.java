package io.invokectl.cli.command;

import io.invokectl.application.invocation.InvocationUseCases;
import io.invokectl.application.pacing.RollingRateBudget.Window;
import io.invokectl.application.port.Contexts;
import io.invokectl.application.port.Ledger;
import io.invokectl.application.port.Notices;
import io.invokectl.application.port.Pause;
import io.invokectl.application.port.Results;
import io.invokectl.application.port.SavedSettings;
import io.invokectl.application.port.TokenCheck;
import io.invokectl.application.settings.Connection;
import io.invokectl.cli.output.ExitCode;
import io.invokectl.domain.context.ApiAddress;
import io.invokectl.domain.failure.LedgerException;
import io.invokectl.domain.invocation.RequestId;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** What commands can reach, made on demand: a command that asks for nothing opens neither file nor socket. */
public interface Services {

    /** The version of this program. */
    String version();

    /** The time. */
    InstantSource clock();

    /** Lets time pass. */
    Pause pause();

    /** From now on this is run, by another thread, when a signal asks the program to stop. */
    void whenStopped(Runnable listener);

    /** The verdict, if a signal has asked the program to stop. */
    Optional<ExitCode> stopped();

    /**
     * The config file.
     *
     * @param path the file, where one was named
     */
    Config config(Optional<String> path, Notices notices);

    /**
     * A command is going to connect: what any connection takes may be begun beside other work.
     *
     * @param words the command line, which is not understood yet
     */
    void expectConnection(List<String> words);

    /** The use cases over a connection. */
    InvocationUseCases connect(Wiring wiring);

    /**
     * The ledger.
     *
     * @param path the file, where one was named
     * @throws LedgerException if it cannot be used
     */
    Ledger ledger(Optional<String> path);

    /** A folder of result files. */
    Results results(String folder);

    /**
     * A check of tokens.
     *
     * @param server where personal access tokens are checked; nothing for doctl's own place
     */
    TokenCheck tokenCheck(Wiring wiring, Optional<ApiAddress> server);

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
     * What use cases are wired with.
     *
     * @param connection how the API is reached
     * @param elsewhere how jobs are reached that are to be found elsewhere
     * @param ledger gives the memory of what is bought, where there is one; asked once the connection is made
     * @param results the folder for result files
     * @param notices is told what is going on
     * @param pause lets time pass
     * @param trace takes a log of requests and answers, where one is wanted
     */
    record Wiring(
            Connection connection,
            Map<RequestId, Connection> elsewhere,
            Supplier<Optional<Ledger>> ledger,
            String results,
            Notices notices,
            Pause pause,
            Optional<Consumer<String>> trace) {

        /** The same, with jobs elsewhere and a ledger. */
        Wiring with(Map<RequestId, Connection> jobs, Supplier<Optional<Ledger>> book) {
            return new Wiring(connection, jobs, book, results, notices, pause, trace);
        }
    }

    /**
     * How the sandbox is served.
     *
     * @param port the port; 0 for any
     * @param behavior how jobs behave, as behind {@code sandbox:} in an address
     * @param rates how many requests are let through
     * @param faults which answers go wrong how often, such as {@code 503=0.02,close=0.01}
     */
    record SandboxSettings(int port, String behavior, List<Window> rates, String faults) {}

    /** A server that runs. */
    interface Served extends AutoCloseable {
        /** Where it listens. */
        ApiAddress address();

        @Override
        void close();
    }
}
