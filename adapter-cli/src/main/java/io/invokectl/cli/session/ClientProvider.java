package io.invokectl.cli.session;

import io.invokectl.application.connect.Setting;
import io.invokectl.application.port.Ledger;
import io.invokectl.application.port.ProgressListener;
import io.invokectl.application.ratelimit.Quota;
import io.invokectl.client.Endpoint;
import io.invokectl.client.InvokeClient;
import io.invokectl.client.InvokeClientBuilder;
import io.invokectl.config.Connection;
import io.invokectl.config.Credential;
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
import java.util.stream.Collectors;

/**
 * Clients of one command, one per connection. A job in the ledger is read from the API that it was submitted to, unless
 * the user specifies another one or the token rule forbids it. When a method returns, all settings are valid. Not
 * thread-safe.
 */
public final class ClientProvider implements AutoCloseable {
    private static final String CURRENT_FOLDER = ".";

    private final CommandSession session;
    private final Map<RequestId, Connection> connections = new HashMap<>();

    /** A list instead of a map: there is usually one client, and hashing a record slows down start-up. */
    private final List<OpenClient> clients = new ArrayList<>();

    private record OpenClient(Connection connection, InvokeClient client) {}

    ClientProvider(CommandSession session) {
        this.session = session;
    }

    /** Returns a client that submits a job and saves its files in a directory. */
    public InvokeClient forSubmission(LedgerUse use, String folder) {
        session.output();
        session.runtime().whenStopped(session.progress()::stopping, session.progress()::exiting);
        session.beginLedger();
        return open(session.connections().resolve(), Map.of(), use, folder);
    }

    /**
     * Returns a client that runs a batch.
     *
     * @param rates the rate limits, which all apply; those of the API if empty
     * @param concurrency the maximum number of concurrent requests and downloads, 1 to 64
     * @param listener notified by several threads
     */
    public InvokeClient forBatch(String folder, List<Quota> rates, int concurrency, ProgressListener listener) {
        session.output();
        session.beginLedger();
        Connection connection = session.connections().resolve();
        InvokeClientBuilder builder = builder(connection, LedgerUse.KEYED_SUBMISSION, folder)
                .listener(listener)
                .concurrency(concurrency);
        if (!rates.isEmpty()) {
            builder.rates(rates);
        }
        return register(connection, builder);
    }

    /** Returns a client that reads a job and saves its files in a directory. */
    public InvokeClient of(RequestId id, String folder) {
        return open(connectionOf(id), Map.of(), LedgerUse.READING, folder);
    }

    /** Returns a client that reads a job. */
    public InvokeClient of(RequestId id) {
        return of(id, CURRENT_FOLDER);
    }

    /**
     * Returns a client that reads several jobs.
     *
     * @throws InvokectlException if one of them cannot be {@link #reach reached}
     */
    public InvokeClient of(List<RequestId> ids) {
        Map<RequestId, Connection> others = new LinkedHashMap<>();
        ids.forEach(id -> others.put(id, connectionOf(id)));
        Connection primary = connectionOf(ids.get(0));
        others.values().removeIf(primary::equals);
        return open(primary, others, LedgerUse.READING, CURRENT_FOLDER);
    }

    /**
     * Resolves the connection to a job and sends nothing.
     *
     * @throws InvokectlException if the job belongs to another API or there is no token for it
     */
    public void reach(RequestId id) {
        connectionOf(id);
    }

    /**
     * Resolves the connection to a job that is not an argument of the command, and sends nothing.
     *
     * @throws WrongEndpointException if the job belongs to another API
     * @throws InvokectlException as {@link #reach(RequestId)}
     */
    public void reach(Job job) {
        connections.computeIfAbsent(
                job.requestId().orElseThrow(), id -> session.connections().resolveFor(id.value(), job.origin()));
    }

    /** Returns a client for the API of a job whose request ID the ledger does not know. */
    public InvokeClient of(Job job) {
        Connection connection = session.connections().resolveForNamed(job.id().value(), job.origin());
        return open(connection, Map.of(), LedgerUse.READING, CURRENT_FOLDER);
    }

    /**
     * Creates a client for a connection, without a ledger, and closes it. Sends and creates nothing.
     *
     * @throws InvalidSettingException if no adapter has the scheme of its address, or the address is invalid
     */
    public void require(Connection connection) {
        build(session.runtime()
                        .client(connection)
                        .address(connection.address())
                        .ports(ports -> ports.ledger(Optional::empty)))
                .close();
    }

    private Connection connectionOf(RequestId id) {
        return connections.computeIfAbsent(id, this::resolved);
    }

    private Connection resolved(RequestId id) {
        session.output();
        Optional<Ledger> ledger = session.ledger(LedgerUse.READING);
        return ledger.flatMap(known -> known.find(id))
                .map(job -> session.connections().resolveForNamed(id.value(), job.origin()))
                .orElseGet(() -> session.connections().resolve());
    }

    private InvokeClient open(Connection connection, Map<RequestId, Connection> others, LedgerUse use, String folder) {
        for (OpenClient earlier : clients) {
            if (earlier.connection().equals(connection)) {
                return earlier.client();
            }
        }
        InvokeClientBuilder builder = builder(connection, use, folder);
        if (!others.isEmpty()) {
            builder.elsewhere(
                    others.entrySet().stream()
                            .collect(Collectors.toMap(Map.Entry::getKey, job -> endpoint(job.getValue()))),
                    others.values().stream().map(Connection::address).collect(Collectors.toSet()));
        }
        return register(connection, builder);
    }

    private static Endpoint endpoint(Connection connection) {
        return new Endpoint(connection.address(), connection.credential().map(Credential::token));
    }

    private InvokeClientBuilder builder(Connection connection, LedgerUse use, String folder) {
        session.using(connection);
        InvokeClientBuilder builder = session.runtime()
                .client(connection)
                .address(connection.address())
                .network(network -> network.routes(connection.network())
                        .retry(connection.retry())
                        .allowPlainHttp())
                .results(folder)
                .listener(session.progress())
                .ports(ports -> ports.ledger(() -> session.ledger(use)));
        if (connection.credential().isPresent()) {
            Credential credential = connection.credential().get();
            builder.token(credential.token());
            credential.context().ifPresent(builder::context);
        }
        session.trace().ifPresent(builder::trace);
        return builder;
    }

    private InvokeClient register(Connection connection, InvokeClientBuilder builder) {
        InvokeClient client = build(builder);
        clients.add(new OpenClient(connection, client));
        return client;
    }

    private InvokeClient build(InvokeClientBuilder builder) {
        try {
            return builder.build();
        } catch (InvalidValueException invalid) {
            throw new InvalidSettingException(
                    session.settings().find("api-url").map(Setting::origin).orElse("--api-url"), invalid.problem());
        }
    }

    @Override
    public void close() {
        clients.forEach(open -> open.client().close());
    }
}
