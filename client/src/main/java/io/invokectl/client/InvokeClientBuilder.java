package io.invokectl.client;

import static java.util.Objects.requireNonNull;

import io.invokectl.application.connect.Credential;
import io.invokectl.application.connect.Credentials;
import io.invokectl.application.connect.Endpoints;
import io.invokectl.application.connect.NamedAddress;
import io.invokectl.application.connect.Setting;
import io.invokectl.application.connect.SettingSource;
import io.invokectl.application.port.ProgressEvent;
import io.invokectl.application.port.ProgressListener;
import io.invokectl.application.ratelimit.Quota;
import io.invokectl.application.ratelimit.SlidingWindowRateLimiter;
import io.invokectl.config.ConnectionResolver;
import io.invokectl.config.Settings;
import io.invokectl.config.UserFolders;
import io.invokectl.domain.context.AccessToken;
import io.invokectl.domain.context.ApiAddress;
import io.invokectl.domain.context.ContextName;
import io.invokectl.domain.failure.InvalidSettingException;
import io.invokectl.domain.failure.InvokectlException;
import io.invokectl.domain.failure.LedgerException;
import io.invokectl.domain.failure.LocalFileException;
import io.invokectl.domain.failure.MissingTokenException;
import io.invokectl.domain.failure.PlainHttpException;
import io.invokectl.domain.failure.TokenWithheldException;
import io.invokectl.domain.value.InvalidValueException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/** Builder of an {@link InvokeClient}. Not thread-safe. */
public final class InvokeClientBuilder {
    private static final int MAX_CONCURRENCY = 64;
    private static final String LEDGER = "ledger";
    private static final String NO_LEDGER = "none";

    private NamedAddress named = named(ApiAddress.PUBLIC);
    private Credentials credentials = Optional::empty;
    private Optional<AccessToken> token = Optional.empty();
    private Optional<ContextName> context = Optional.empty();
    private boolean opensEagerly = true;
    private Optional<List<Quota>> rates = Optional.empty();
    private int concurrency = 8;
    private Setting results = new Setting(".", "results");
    private Optional<Path> stateFolder = Optional.empty();
    private ProgressListener listener = ProgressListener.NONE;
    private Optional<Consumer<String>> trace = Optional.empty();
    private Optional<Setting> ledgerLocation = Optional.empty();
    private final Map<String, GatewayFactory> gateways = new HashMap<>();
    private final Map<String, LedgerFactory> ledgers = new HashMap<>();
    private final Map<String, Function<String, ResultStore>> resultStores = new HashMap<>();
    private final NetworkOptions network = new NetworkOptions();
    private final PortOverrides ports = new PortOverrides();

    InvokeClientBuilder() {}

    /**
     * Reads address, token, context, retries, proxies and CA certificates from doctl's environment variables and config
     * file, with the precedence and the checks of the command line, and uses the user's own ledger and state directory.
     * Methods called later override these values. A {@link #listener} set before is notified of questionable settings.
     *
     * @throws InvokectlException if a setting is invalid or the config file cannot be read
     */
    public InvokeClientBuilder fromEnv() {
        return fromEnv(System.getenv(), System.getProperty("os.name", ""));
    }

    InvokeClientBuilder fromEnv(Map<String, String> environment, String system) {
        var resolver = ConnectionResolver.ofUser(Map.of(), environment, system, listener);
        Settings settings = resolver.settings();
        resolver.notice().map(ProgressEvent.Remark::new).ifPresent(listener::onEvent);
        endpoints(resolver.address(), resolver);
        network.routes(settings.network()).retry(settings.retryRules());
        stateFolder = UserFolders.state(environment, system);
        ledgerLocation = settings.find(LEDGER)
                .or(() -> Optional.of(new Setting(Ledgers.userLocation(stateFolder), LEDGER)))
                .filter(location -> !location.value().equals(NO_LEDGER));
        return this;
    }

    /**
     * Sets the address of the API: {@code https:}, {@code http:} on this machine, {@code sandbox:}, or a scheme
     * registered with {@link #gateway}. Default: DigitalOcean's.
     *
     * @throws InvalidValueException if it is not an address
     */
    public InvokeClientBuilder address(String value) {
        return address(new ApiAddress(value));
    }

    /** Sets the address of the API. */
    public InvokeClientBuilder address(ApiAddress value) {
        named = named(value);
        return this;
    }

    private static NamedAddress named(ApiAddress address) {
        return new NamedAddress(address, SettingSource.CALLER, "address", false);
    }

    /**
     * Sets the address and the tokens of a user who names them in several places. Jobs in the ledger are read with the
     * token of the context that they were submitted with.
     */
    public InvokeClientBuilder endpoints(NamedAddress address, Credentials tokens) {
        named = requireNonNull(address, "address");
        credentials = requireNonNull(tokens, "tokens");
        if (address.isPlainHttpAllowed()) {
            network.allowPlainHttp();
        }
        return this;
    }

    /**
     * Opens an http or https API on first use instead of in {@link #build}: for programs that may only read jobs at other
     * APIs, and then need no token for this one.
     */
    public InvokeClientBuilder openOnUse() {
        opensEagerly = false;
        return this;
    }

    /**
     * Sets the access token. Default: none, which only the sandbox accepts.
     *
     * @throws InvalidValueException if it cannot be a token
     */
    public InvokeClientBuilder token(String value) {
        return token(new AccessToken(value));
    }

    /** Sets the access token. */
    public InvokeClientBuilder token(AccessToken value) {
        token = Optional.of(value);
        return this;
    }

    /** Sets the doctl context of the token, to be recorded in the ledger. Default: none. */
    public InvokeClientBuilder context(ContextName value) {
        context = Optional.of(value);
        return this;
    }

    /** Configures requests over HTTP, such as {@code network -> network.proxy("http://proxy.example.com:3128")}. */
    public InvokeClientBuilder network(Consumer<NetworkOptions> configuration) {
        configuration.accept(network);
        return this;
    }

    /** Replaces ports, such as {@code ports -> ports.rateLimiter(shared)}. */
    public InvokeClientBuilder ports(Consumer<PortOverrides> configuration) {
        configuration.accept(ports);
        return this;
    }

    /**
     * Sets the rate limits, all of which apply. Default: the published ones, 250 requests a minute and 5,000 an hour,
     * over HTTP, and none for other schemes.
     */
    public InvokeClientBuilder rates(List<Quota> value) {
        rates = Optional.of(List.copyOf(value));
        return this;
    }

    /**
     * Sets the maximum number of concurrent requests, and of concurrent downloads beside them. Default: 8.
     *
     * @throws InvalidValueException if it is not between 1 and 64
     */
    public InvokeClientBuilder concurrency(int value) {
        if (value < 1 || value > MAX_CONCURRENCY) {
            throw new InvalidValueException("the concurrency must be between 1 and " + MAX_CONCURRENCY);
        }
        concurrency = value;
        return this;
    }

    /** Sets the directory for results, created when the first file is saved. Default: the current directory. */
    public InvokeClientBuilder results(Path folder) {
        return results(folder.toString());
    }

    /** Sets the directory for results as the user typed it; the paths of saved files begin with it. */
    public InvokeClientBuilder results(String folder) {
        return results(new Setting(folder, "results"));
    }

    /** Sets the location of results, as {@link ResultStores} describes, with its origin for messages. */
    public InvokeClientBuilder results(Setting location) {
        results = requireNonNull(location, "location");
        return this;
    }

    /**
     * Sets the directory for state that outlives the client, such as the jobs of the sandbox. Default: a temporary
     * directory, removed when the client is closed.
     */
    public InvokeClientBuilder state(Path folder) {
        stateFolder = Optional.of(folder);
        return this;
    }

    /** Sets a listener for progress and warnings. It is called by any thread of the client. Default: none. */
    public InvokeClientBuilder listener(ProgressListener value) {
        listener = requireNonNull(value, "value");
        return this;
    }

    /** Sets a receiver of a log of requests and responses, with secrets redacted. Default: none. */
    public InvokeClientBuilder trace(Consumer<String> lines) {
        trace = Optional.of(lines);
        return this;
    }

    /**
     * Contributes a gateway: addresses with this scheme are opened by the factory, such as {@code
     * builder.gateway("recorded", RecordedGateway::new).address("recorded:jobs.json")}. Replaces a built-in scheme.
     *
     * @param scheme in any case
     * @throws InvalidValueException if it cannot be a scheme
     */
    public InvokeClientBuilder gateway(String scheme, GatewayFactory factory) {
        gateways.put(Location.normalized(scheme), requireNonNull(factory, "factory"));
        return this;
    }

    /** Contributes a kind of ledger, as {@link #gateway} a kind of gateway: {@link #ledger(String)} selects it. */
    public InvokeClientBuilder ledgers(String scheme, LedgerFactory factory) {
        ledgers.put(Location.normalized(scheme), requireNonNull(factory, "factory"));
        return this;
    }

    /**
     * Contributes a kind of result store, as {@link #gateway} a kind of gateway: {@link #results(String)} selects it.
     *
     * @param factory opens the store at a location, a URI with this scheme
     */
    public InvokeClientBuilder resultStores(String scheme, Function<String, ResultStore> factory) {
        resultStores.put(Location.normalized(scheme), requireNonNull(factory, "factory"));
        return this;
    }

    /** Sets the file of the ledger, created if it does not exist. Default: no ledger, nothing is recorded. */
    public InvokeClientBuilder ledger(Path file) {
        return ledger(file.toString());
    }

    /** Sets the location of the ledger, as {@link Ledgers} describes. */
    public InvokeClientBuilder ledger(String location) {
        ledgerLocation = Optional.of(new Setting(location, LEDGER));
        return this;
    }

    /**
     * Creates the client. Nothing is sent yet.
     *
     * @throws InvalidValueException if the scheme of the address is unknown or its gateway rejects it
     * @throws PlainHttpException if the token would be sent unencrypted to another machine
     * @throws MissingTokenException if the API needs a token and there is none
     * @throws TokenWithheldException if the token must not be sent to the address
     * @throws InvalidSettingException if the proxy, the CA file, or the location of results or ledger is invalid
     * @throws LocalFileException if the CA file cannot be read
     * @throws LedgerException if the ledger cannot be opened
     */
    public InvokeClient build() {
        ApiAddress address = named.address();
        List<Quota> limits = rates.orElse(address.isHttp() ? SlidingWindowRateLimiter.PUBLISHED : List.of());
        return new InvokeClient(new ClientOptions(
                new Endpoints(
                        new NamedAddress(address, named.source(), named.origin(), network.isPlainHttpAllowed()),
                        token.map(this::given).orElse(credentials)),
                opensEagerly,
                network.routes(),
                network.retry(),
                network.timeouts(),
                limits,
                concurrency,
                results,
                stateFolder,
                listener,
                trace,
                ledgerLocation,
                Map.copyOf(gateways),
                Map.copyOf(ledgers),
                Map.copyOf(resultStores),
                ports.build(limits, listener)));
    }

    private Credentials given(AccessToken value) {
        return () -> Optional.of(new Credential(value, SettingSource.CALLER, "token", context));
    }
}
