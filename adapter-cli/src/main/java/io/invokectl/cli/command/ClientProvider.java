package io.invokectl.cli.command;

import io.invokectl.application.InvocationUseCases;
import io.invokectl.application.connect.Setting;
import io.invokectl.application.port.Ledger;
import io.invokectl.application.port.ProgressListener;
import io.invokectl.cli.command.CliRuntime.Pace;
import io.invokectl.cli.command.CliRuntime.Wiring;
import io.invokectl.config.Connection;
import io.invokectl.domain.failure.InvalidSettingException;
import io.invokectl.domain.failure.InvokectlException;
import io.invokectl.domain.failure.WrongEndpointException;
import io.invokectl.domain.invocation.RequestId;
import io.invokectl.domain.job.Job;
import io.invokectl.domain.value.InvalidValueException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The use cases of one command, over a connection each. A job that the ledger knows is reached where it was submitted,
 * unless the command is told otherwise or may not ask there. All settings have been found usable when a method returns. Not thread-safe.
 */
public final class ClientProvider implements AutoCloseable {
    private static final String CURRENT_FOLDER = ".";

    private final CommandSession session;
    private final Map<RequestId, Connection> ways = new HashMap<>();

    /** Few: and the first of them, mostly the only one, is compared with none. */
    private final List<Opened> opened = new ArrayList<>();

    private record Opened(Connection connection, InvocationUseCases useCases) {}

    ClientProvider(CommandSession session) {
        this.session = session;
    }

    /** Those for buying, keeping files in a folder. */
    public InvocationUseCases forPurchase(LedgerUse use, String folder) {
        session.output();
        session.runtime().whenStopped(session.progress()::stopping, session.progress()::stoppedAtOnce);
        session.beginLedger();
        return at(session.connections().resolve(), Map.of(), use, folder);
    }

    /**
     * Those for buying many things at once, keeping files in a folder.
     *
     * @param listener is told what is going on, by many threads
     */
    public InvocationUseCases forBatch(String folder, Pace pace, ProgressListener listener) {
        session.output();
        session.beginLedger();
        Connection connection = session.connections().resolve();
        return open(session.wiring(connection, folder)
                .with(Map.of(), () -> session.ledger(LedgerUse.KEYED_PURCHASE))
                .at(pace, listener));
    }

    /** Those for a job, keeping files in a folder. */
    public InvocationUseCases of(RequestId id, String folder) {
        return at(connectionOf(id), Map.of(), LedgerUse.READING, folder);
    }

    /** Those for a job. */
    public InvocationUseCases of(RequestId id) {
        return of(id, CURRENT_FOLDER);
    }

    /**
     * Those for several jobs at once.
     *
     * @throws InvokectlException if one of them cannot be {@link #reach reached}
     */
    public InvocationUseCases of(List<RequestId> ids) {
        Map<RequestId, Connection> elsewhere = new LinkedHashMap<>();
        ids.forEach(id -> elsewhere.put(id, connectionOf(id)));
        Connection home = connectionOf(ids.get(0));
        elsewhere.values().removeIf(home::equals);
        return at(home, elsewhere, LedgerUse.READING, CURRENT_FOLDER);
    }

    /**
     * Finds the connection to a job, and sends nothing.
     *
     * @throws InvokectlException if there is none: it was submitted elsewhere, or there is no token for it
     */
    public void reach(RequestId id) {
        connectionOf(id);
    }

    /**
     * Finds the connection to a job that the ledger lists and the user did not name, and sends nothing.
     *
     * @throws WrongEndpointException if it was submitted elsewhere
     * @throws InvokectlException as with {@link #reach(RequestId)}
     */
    public void reach(Job job) {
        ways.computeIfAbsent(
                job.requestId().orElseThrow(), id -> session.connections().resolveFor(id.value(), job.origin()));
    }

    /** Those for a job whose request ID the ledger does not know. */
    public InvocationUseCases of(Job job) {
        Connection connection = session.connections().resolveForNamed(job.id().value(), job.origin());
        return at(connection, Map.of(), LedgerUse.READING, CURRENT_FOLDER);
    }

    private Connection connectionOf(RequestId id) {
        return ways.computeIfAbsent(id, this::find);
    }

    private Connection find(RequestId id) {
        session.output();
        Optional<Ledger> ledger = session.ledger(LedgerUse.READING);
        return ledger.flatMap(book -> book.find(id))
                .map(job -> session.connections().resolveForNamed(id.value(), job.origin()))
                .orElseGet(() -> session.connections().resolve());
    }

    private InvocationUseCases at(
            Connection connection, Map<RequestId, Connection> elsewhere, LedgerUse use, String folder) {
        Wiring wiring = session.wiring(connection, folder).with(elsewhere, () -> session.ledger(use));
        return open(wiring);
    }

    private InvocationUseCases open(Wiring wiring) {
        for (Opened before : opened) {
            if (before.connection().equals(wiring.connection())) {
                return before.useCases();
            }
        }
        var fresh = new Opened(wiring.connection(), connected(wiring));
        opened.add(fresh);
        return fresh.useCases();
    }

    private InvocationUseCases connected(Wiring wiring) {
        try {
            return session.runtime().connect(wiring);
        } catch (InvalidValueException unusable) {
            throw new InvalidSettingException(
                    session.settings().find("api-url").map(Setting::origin).orElse("--api-url"), unusable.problem());
        }
    }

    @Override
    public void close() {
        opened.forEach(each -> each.useCases().close());
    }
}
