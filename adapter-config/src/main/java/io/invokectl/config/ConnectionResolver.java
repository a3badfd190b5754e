package io.invokectl.config;

import static java.util.Objects.requireNonNull;

import io.invokectl.application.connect.Network;
import io.invokectl.application.connect.Setting;
import io.invokectl.application.connect.TokenRule;
import io.invokectl.application.connect.TokenRule.Source;
import io.invokectl.application.port.Contexts;
import io.invokectl.application.port.ProgressListener;
import io.invokectl.application.submit.RetryRules;
import io.invokectl.domain.context.AccessToken;
import io.invokectl.domain.context.ApiAddress;
import io.invokectl.domain.context.ContextName;
import io.invokectl.domain.failure.InvalidSettingException;
import io.invokectl.domain.failure.LocalFileException;
import io.invokectl.domain.failure.MissingTokenException;
import io.invokectl.domain.failure.PlainHttpException;
import io.invokectl.domain.failure.TokenWithheldException;
import io.invokectl.domain.failure.UnknownContextException;
import io.invokectl.domain.failure.WrongEndpointException;
import io.invokectl.domain.job.Origin;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Resolves settings and contexts into a connection, with doctl's precedence. Methods have no side effects and report
 * nothing; {@link #notice} is for the caller to show once. Not thread-safe.
 */
public final class ConnectionResolver {
    private static final String TOKEN = "access-token";
    private static final String CONTEXT = "context";
    private static final String ADDRESS = "api-url";
    private static final String[] TOKEN_ALIASES = {"MODEL_ACCESS_KEY", "DIGITALOCEAN_TOKEN"};

    private final Settings settings;
    private final Contexts contexts;

    /** Resolves connections from settings and the contexts of the same config file. */
    public ConnectionResolver(Settings settings, Contexts contexts) {
        this.settings = requireNonNull(settings, "settings");
        this.contexts = requireNonNull(contexts, "contexts");
    }

    /**
     * Creates a resolver for a user's environment and config file: the file that the setting {@code config} names, or
     * doctl's own. The file is read on first use.
     *
     * @param given settings that take precedence over environment and config file, by name
     * @param environment the environment variables
     * @param system the operating system, as in the system property {@code os.name}
     * @param listener receives a warning if others can read a config file that holds a token
     * @throws LocalFileException if the name of the config file is not a path
     */
    public static ConnectionResolver ofUser(
            Map<String, Setting> given, Map<String, String> environment, String system, ProgressListener listener) {
        var settings = new Settings(given, environment);
        YamlConfig config = YamlConfig.open(settings.find("config").map(Setting::value), environment, system, listener);
        return new ConnectionResolver(settings.with(config), config);
    }

    /** Returns the settings that connections are resolved from. */
    public Settings settings() {
        return settings;
    }

    /**
     * Returns the connection that the settings describe.
     *
     * @throws InvalidSettingException if a setting is invalid
     * @throws PlainHttpException as {@link #address}
     * @throws UnknownContextException if the selected context does not exist
     * @throws MissingTokenException if a token is required and none is set
     * @throws TokenWithheldException if the token may not be sent to the address
     */
    public Connection resolve() {
        return connection(address(), this::credential);
    }

    /**
     * Returns the connection to a job that the user names. An address given by the caller or the environment is used even
     * if the job was submitted to another.
     *
     * @param job the job's request ID or job ID, for messages
     * @param origin where the job was submitted, according to the ledger
     * @throws WrongEndpointException as {@link #resolveFor}
     */
    public Connection resolveForNamed(String job, Origin origin) {
        return isAddressGiven() && !origin.address().isSameApiAs(address()) ? resolve() : resolveFor(job, origin);
    }

    /**
     * Returns the connection to a job: to the address it was submitted to, with the context of its submission unless a
     * token or a context is given.
     *
     * @param job the job's request ID or job ID, for messages
     * @param origin where the job was submitted, according to the ledger
     * @throws WrongEndpointException if requests may not be sent to that address, the caller or the environment gives
     *     another, or the context has no token
     * @see #resolve() for the exceptions of settings and tokens
     */
    public Connection resolveFor(String job, Origin origin) {
        ApiAddress submitted = origin.address();
        if (!submitted.isHttp()) {
            return connection(submitted, this::credential);
        }
        ApiAddress configured = address();
        boolean isConfigured = submitted.isSameApiAs(configured);
        if (!isConfigured && (isAddressGiven() || !TokenRule.allowsRequests(submitted, Source.DATA))) {
            throw WrongEndpointException.to(submitted, job, configured);
        }
        return connection(
                isConfigured ? configured : ApiAddress.PUBLIC, () -> credentialFor(job, origin, isConfigured));
    }

    /** A given token is meant for the configured address; the token of a job's own context, for the job's address. */
    private Credential credentialFor(String job, Origin origin, boolean isConfigured) {
        boolean isGiven =
                settings.givenOrEmpty(TOKEN).isPresent() || selectedContext().isPresent();
        if (!isGiven && origin.context().isPresent()) {
            ContextName context = origin.context().get();
            return allowed(find(context).orElseThrow(() -> WrongEndpointException.with(context, job)), isConfigured);
        }
        if (isGiven || isConfigured) {
            return allowed(unchecked(), isConfigured);
        }
        return settings.environment(TOKEN, TOKEN_ALIASES)
                .map(ConnectionResolver::given)
                .orElseThrow(() -> MissingTokenException.forJobAt(origin.address()));
    }

    /** Reports an invalid setting before a missing token. */
    private Connection connection(ApiAddress address, Supplier<Credential> credential) {
        RetryRules retry = settings.retryRules();
        return !address.isHttp()
                ? new Connection(address, Optional.empty(), retry, Network.DIRECT)
                : new Connection(address, Optional.of(credential.get()), retry, settings.network());
    }

    private boolean isAddressGiven() {
        return settings.given(ADDRESS).or(() -> settings.environment(ADDRESS)).isPresent();
    }

    /**
     * Returns the address of the API, whether or not a token is available for it. The management API, which doctl users may
     * have configured, counts as unset.
     *
     * @throws InvalidSettingException if the setting is not an address
     * @throws PlainHttpException if the address uses plain HTTP to another machine and that is not allowed
     */
    public ApiAddress address() {
        Optional<Setting> setting = settings.find(ADDRESS);
        ApiAddress address = setting.map(Settings.read(ApiAddress::new)).orElse(ApiAddress.PUBLIC);
        if (address.isManagementApi()) {
            return ApiAddress.PUBLIC;
        }
        setting.ifPresent(named -> requireEncrypted(address, named.origin()));
        return address;
    }

    /**
     * Returns what the user should know about the settings: that the management API is configured and not used.
     *
     * @throws InvalidSettingException as {@link #address}
     */
    public Optional<String> notice() {
        return settings.find(ADDRESS)
                .filter(setting -> Settings.read(ApiAddress::new).apply(setting).isManagementApi())
                .map(setting -> setting.origin() + " is the management API, which has no inference; using "
                        + ApiAddress.PUBLIC);
    }

    /** Returns the address if only this caller gives it, so that a later invocation would use another. */
    public Optional<ApiAddress> temporaryAddress() {
        return settings.given(ADDRESS)
                .filter(given -> Stream.of(settings.environment(ADDRESS), settings.saved(ADDRESS))
                        .flatMap(Optional::stream)
                        .noneMatch(persistent -> persistent.value().equals(given.value())))
                .map(given -> address())
                .filter(address -> !TokenRule.allowsRequests(address, Source.DATA));
    }

    /**
     * Checks that a token would not be sent unencrypted to another machine.
     *
     * @param origin where the address was given, for the message
     * @throws PlainHttpException if it would, and the setting {@code allow-plain-http} is off
     */
    public void requireEncrypted(ApiAddress address, String origin) {
        if (address.isPlainHttpOffLoopback() && !settings.isOn("allow-plain-http", false)) {
            throw new PlainHttpException(origin, address);
        }
    }

    /**
     * Returns the token from the most explicit source: the caller's token, the caller's context, the environment's context,
     * the environment's token, the config file's current context.
     *
     * @throws UnknownContextException as {@link #resolve}
     * @throws MissingTokenException if no source has one
     * @throws TokenWithheldException if it may not be sent to {@link #address}
     */
    public Credential credential() {
        return allowed(unchecked(), true);
    }

    private Credential allowed(Credential credential, boolean isForConfigured) {
        if (isForConfigured && !TokenRule.allowsToken(address(), addressSource(), source(credential))) {
            throw new TokenWithheldException(
                    credential.origin(),
                    address(),
                    settings.find(ADDRESS).orElseThrow().origin());
        }
        return credential;
    }

    private Source addressSource() {
        if (settings.given(ADDRESS).isPresent()) {
            return Source.CALLER;
        }
        return settings.environment(ADDRESS).isPresent() ? Source.ENVIRONMENT : configSource();
    }

    private Source source(Credential credential) {
        if (credential.context().isPresent()) {
            return configSource();
        }
        return settings.given(TOKEN).isPresent() ? Source.CALLER : Source.ENVIRONMENT;
    }

    private Source configSource() {
        return settings.hasNamedConfig() ? Source.NAMED_CONFIG : Source.USER_CONFIG;
    }

    private Credential unchecked() {
        return settings.givenOrEmpty(TOKEN)
                .map(ConnectionResolver::given)
                .or(() -> selectedContext().map(this::saved))
                .or(() -> settings.environment(TOKEN, TOKEN_ALIASES).map(ConnectionResolver::given))
                .orElseGet(() -> saved(contexts.current()));
    }

    /**
     * Returns the token that the caller or the environment gives directly.
     *
     * @throws TokenWithheldException as {@link #credential}
     */
    public Optional<Credential> givenCredential() {
        return settings.given(TOKEN)
                .or(() -> settings.environment(TOKEN, TOKEN_ALIASES))
                .map(token -> allowed(given(token), true));
    }

    /** Returns the context that the caller or the environment selects. */
    public Optional<ContextName> selectedContext() {
        return settings.given(CONTEXT).or(() -> settings.environment(CONTEXT)).map(Settings.read(ContextName::new));
    }

    private static Credential given(Setting token) {
        return new Credential(Settings.read(AccessToken::new).apply(token), token.origin(), Optional.empty());
    }

    private Credential saved(ContextName context) {
        return saved(context, contexts.token(context)).orElseThrow(() -> MissingTokenException.in(context));
    }

    private static Optional<Credential> saved(ContextName context, Optional<AccessToken> token) {
        return token.map(known -> new Credential(known, "the context \"" + context + "\"", Optional.of(context)));
    }

    private Optional<Credential> find(ContextName context) {
        return contexts.names().contains(context) ? saved(context, contexts.token(context)) : Optional.empty();
    }
}
