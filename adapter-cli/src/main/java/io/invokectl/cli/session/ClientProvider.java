package io.invokectl.cli.session;

import io.invokectl.application.connect.Endpoint;
import io.invokectl.application.connect.Endpoints;
import io.invokectl.application.connect.NamedAddress;
import io.invokectl.application.connect.Setting;
import io.invokectl.application.ledger.JobHistory;
import io.invokectl.application.ledger.RecordedAnswer;
import io.invokectl.application.port.ProgressListener;
import io.invokectl.application.ratelimit.Quota;
import io.invokectl.client.InvokeClient;
import io.invokectl.client.InvokeClientBuilder;
import io.invokectl.config.ConnectionResolver;
import io.invokectl.config.Settings;
import io.invokectl.domain.failure.InvalidSettingException;
import io.invokectl.domain.failure.InvokectlException;
import io.invokectl.domain.failure.WrongEndpointException;
import io.invokectl.domain.invocation.RequestId;
import io.invokectl.domain.job.Job;
import io.invokectl.domain.value.InvalidValueException;
import java.util.List;
import java.util.Optional;

/**
 * The client of one command. A job in the ledger is read from the API that it was submitted to, as {@link Endpoints}
 * decides. When a method returns, all settings are valid. Not thread-safe.
 */
public final class ClientProvider implements AutoCloseable {
    private static final String CURRENT_FOLDER = ".";

    private final CommandSession session;
    private Optional<InvokeClient> client = Optional.empty();

    ClientProvider(CommandSession session) {
        this.session = session;
    }

    /** Returns a client that submits a job and saves its files in a directory. */
    public InvokeClient forSubmission(LedgerUse use, String folder) {
        session.output();
        session.runtime()
                .whenStopped(
                        session.progress()::stopping, () -> session.progress().exiting(session.doubtsCommand()));
        session.beginLedger();
        return open(endpoints().own(), builder(use, folder));
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
        Endpoint own = endpoints().own();
        InvokeClientBuilder builder =
                builder(LedgerUse.KEYED_SUBMISSION, folder).listener(listener).concurrency(concurrency);
        if (!rates.isEmpty()) {
            builder.rates(rates);
        }
        return open(own, builder);
    }

    private InvokeClient forReading(String folder) {
        session.output();
        return client.orElseGet(() -> open(builder(LedgerUse.READING, folder).openOnUse()));
    }

    /** Returns a client that reads jobs. */
    public InvokeClient forReading() {
        return forReading(CURRENT_FOLDER);
    }

    /** Returns a client that reads a job and saves its files in a directory; as {@link #reach(RequestId)}. */
    public InvokeClient of(RequestId id, String folder) {
        reach(id);
        return forReading(folder);
    }

    /** Returns a client that reads a job; as {@link #reach(RequestId)}. */
    public InvokeClient of(RequestId id) {
        return of(id, CURRENT_FOLDER);
    }

    /**
     * Resolves the API of a job that is an argument of the command, and sends nothing.
     *
     * @throws InvokectlException if the job belongs to another API or there is no token for it
     */
    public void reach(RequestId id) {
        session.output();
        var history = new JobHistory(session.ledger(LedgerUse.READING), endpoints(), session.progress());
        session.using(history.endpointOf(id));
    }

    /**
     * Resolves the API of a job in the ledger, and sends nothing.
     *
     * @throws WrongEndpointException if the job belongs to another API
     * @throws InvokectlException as {@link #reach(RequestId)}
     */
    public void reach(Job job) {
        session.using(endpoints().of(job));
    }

    /**
     * Reads the state of a job in the ledger from the API that it was submitted to.
     *
     * @param id its request ID, which the ledger may not know
     * @throws InvokectlException as {@link #reach(Job)}, or if the API cannot be read
     */
    public RecordedAnswer read(Job job, RequestId id) throws InterruptedException {
        reach(job);
        return forReading().jobs().read(job, id);
    }

    /**
     * Creates a client without a ledger and closes it. Sends and creates nothing.
     *
     * @throws InvalidSettingException if no adapter has the scheme of the address, or the address is invalid
     */
    public void require() {
        build(builder(LedgerUse.READING, CURRENT_FOLDER).ports(ports -> ports.ledger(Optional::empty)))
                .close();
    }

    /** Reports an invalid setting before a missing token. */
    private Endpoints endpoints() {
        session.connections().settings().retryRules();
        return session.connections().endpoints();
    }

    private InvokeClientBuilder builder(LedgerUse use, String folder) {
        ConnectionResolver connections = session.connections();
        Settings settings = connections.settings();
        NamedAddress address = connections.address();
        InvokeClientBuilder builder = session.runtime()
                .client(address.address())
                .endpoints(address, connections)
                .network(network -> network.routes(settings.network()).retry(settings.retryRules()))
                .results(new Setting(folder, "--out"))
                .listener(session.progress())
                .ports(ports -> ports.ledger(() -> session.ledger(use)));
        session.trace().ifPresent(builder::trace);
        return builder;
    }

    private InvokeClient open(Endpoint own, InvokeClientBuilder builder) {
        session.using(own);
        return open(builder);
    }

    private InvokeClient open(InvokeClientBuilder builder) {
        InvokeClient opened = build(builder);
        client = Optional.of(opened);
        return opened;
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
        client.ifPresent(InvokeClient::close);
    }
}
