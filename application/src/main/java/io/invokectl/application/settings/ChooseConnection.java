package io.invokectl.application.settings;

import static java.util.Objects.requireNonNull;

import io.invokectl.application.port.Contexts;
import io.invokectl.application.port.ProgressEvent;
import io.invokectl.application.port.ProgressListener;
import io.invokectl.application.settings.TokenRule.Source;
import io.invokectl.application.submit.RetryRules;
import io.invokectl.domain.context.AccessToken;
import io.invokectl.domain.context.ApiAddress;
import io.invokectl.domain.context.ContextName;
import io.invokectl.domain.failure.InvalidSettingException;
import io.invokectl.domain.failure.MissingTokenException;
import io.invokectl.domain.failure.TokenWithheldException;
import io.invokectl.domain.failure.UnknownContextException;
import io.invokectl.domain.failure.WrongEndpointException;
import io.invokectl.domain.job.Origin;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Works out from the settings how a command reaches the API: address, token and rules of sending again. Not thread-safe.
 */
public final class ChooseConnection {
    private static final String TOKEN = "access-token";
    private static final String CONTEXT = "context";
    private static final String ADDRESS = "api-url";
    private static final String[] OTHER_TOKENS = {"MODEL_ACCESS_KEY", "DIGITALOCEAN_TOKEN"};

    private final Settings settings;
    private final Contexts contexts;
    private final ProgressListener listener;
    private Optional<ApiAddress> address = Optional.empty();

    /** Takes the settings and the ports. */
    public ChooseConnection(Settings settings, Contexts contexts, ProgressListener listener) {
        this.settings = requireNonNull(settings, "settings");
        this.contexts = requireNonNull(contexts, "contexts");
        this.listener = requireNonNull(listener, "notices");
    }

    /**
     * The connection that the settings ask for.
     *
     * @throws InvalidSettingException if a setting cannot be used
     * @throws UnknownContextException if a context is named that does not exist
     * @throws MissingTokenException if a token is needed and none is set
     * @throws TokenWithheldException if the token may not be sent to the address
     */
    public Connection choose() {
        ApiAddress address = address();
        return address.isSandbox() ? connection(address) : connection(address, this::credential);
    }

    /**
     * The connection for a job that the user names. An address given by flag or environment is asked, wherever the job
     * was submitted.
     *
     * @param job its request ID or job ID, for messages
     * @param origin where it was submitted, according to the ledger
     * @throws WrongEndpointException as with {@link #chooseFor}
     */
    public Connection chooseForNamed(String job, Origin origin) {
        return isAddressGiven() && !origin.address().isSamePlaceAs(address()) ? choose() : chooseFor(job, origin);
    }

    /**
     * The connection for a job, to the address where it was submitted and with the context of that submission unless a
     * token or a context is given.
     *
     * @param job its request ID or job ID, for messages
     * @param origin where it was submitted, according to the ledger
     * @throws WrongEndpointException if requests may not be sent to that address, another one is given by flag or
     *     environment, or the context has no token
     * @throws InvalidSettingException as with {@link #choose}
     * @throws UnknownContextException as with {@link #choose}
     * @throws MissingTokenException as with {@link #choose}
     * @throws TokenWithheldException as with {@link #choose}
     */
    public Connection chooseFor(String job, Origin origin) {
        ApiAddress there = origin.address();
        if (there.isSandbox()) {
            return connection(there);
        }
        ApiAddress asked = address();
        boolean isAsked = there.isSamePlaceAs(asked);
        if (!isAsked && (isAddressGiven() || !TokenRule.allowsRequests(there, Source.DATA))) {
            throw WrongEndpointException.to(there, job, asked);
        }
        return connection(isAsked ? asked : ApiAddress.PUBLIC, () -> credentialFor(job, origin, isAsked));
    }

    /** A token goes with the address that it was given for, and the one of a job with the job. */
    private Credential credentialFor(String job, Origin origin, boolean isAsked) {
        boolean isGiven = settings.hasFlag(TOKEN) || chosenContext().isPresent();
        if (!isGiven && origin.context().isPresent()) {
            ContextName context = origin.context().get();
            return allowed(find(context).orElseThrow(() -> WrongEndpointException.with(context, job)), isAsked);
        }
        if (isGiven || isAsked) {
            return allowed(unchecked(), isAsked);
        }
        return settings.environment(TOKEN, OTHER_TOKENS)
                .map(this::given)
                .orElseThrow(() -> new MissingTokenException("the job was submitted to " + origin.address()
                        + " with a token that is not kept: give it again with --access-token, or name its context"));
    }

    private Connection connection(ApiAddress sandbox) {
        return new Connection(sandbox, Optional.empty(), retryRules(), Network.DIRECT);
    }

    /** An unusable setting is reported before a missing token. */
    private Connection connection(ApiAddress address, Supplier<Credential> credential) {
        RetryRules retry = retryRules();
        return new Connection(address, Optional.of(credential.get()), retry, settings.network());
    }

    private boolean isAddressGiven() {
        return settings.flag(ADDRESS).or(() -> settings.environment(ADDRESS)).isPresent();
    }

    /** The address that the settings ask for, whether or not there is a token for it. Settled once. */
    public ApiAddress address() {
        if (address.isEmpty()) {
            address = Optional.of(settled());
        }
        return address.get();
    }

    private ApiAddress settled() {
        Optional<Setting> setting = settings.find(ADDRESS);
        Optional<ApiAddress> named = setting.map(Settings.read(ApiAddress::new));
        if (named.filter(ApiAddress::isManagementApi).isPresent()) {
            listener.onEvent(new ProgressEvent.Remark(setting.get().origin()
                    + " is the management API, which has no inference: using " + ApiAddress.PUBLIC));
            return ApiAddress.PUBLIC;
        }
        named.ifPresent(given -> requireEncrypted(given, setting.get().origin()));
        return named.orElse(ApiAddress.PUBLIC);
    }

    /** The address that this command uses only because a flag names it; later commands do not ask there. */
    public Optional<ApiAddress> addressForOnce() {
        Optional<Setting> flag = settings.flag(ADDRESS);
        boolean isLasting = Stream.of(settings.environment(ADDRESS), settings.saved(ADDRESS))
                .flatMap(Optional::stream)
                .anyMatch(lasting ->
                        lasting.value().equals(flag.map(Setting::value).orElse("")));
        return flag.map(given -> address())
                .filter(given -> !isLasting && !TokenRule.allowsRequests(given, Source.DATA));
    }

    /**
     * Refuses to show a token to a network.
     *
     * @param origin where the address comes from, for the message
     * @throws InvalidSettingException if the address is of another machine by plain HTTP, which was not allowed
     */
    public void requireEncrypted(ApiAddress address, String origin) {
        if (address.isPlainHttpOffLoopback() && !settings.isOn("allow-plain-http", false)) {
            throw new InvalidSettingException(
                    origin,
                    address + " would send the access token unencrypted; use https:// or add --allow-plain-http");
        }
    }

    /**
     * The token, the more explicit first: the flag {@code -t}, a context by flag, a context by environment, a token
     * in the environment, the config file's current context.
     *
     * @throws MissingTokenException if there is none
     * @throws TokenWithheldException if it may not be sent to the address that the settings ask for
     */
    public Credential credential() {
        return allowed(unchecked(), true);
    }

    private Credential allowed(Credential credential, boolean isForAsked) {
        boolean isAllowed = !isForAsked || TokenRule.allowsToken(address(), addressSource(), source(credential));
        if (!isAllowed) {
            throw new TokenWithheldException(
                    credential.origin(),
                    address(),
                    settings.find(ADDRESS).orElseThrow().origin());
        }
        return credential;
    }

    private Source addressSource() {
        if (settings.flag(ADDRESS).isPresent()) {
            return Source.CALLER;
        }
        return settings.environment(ADDRESS).isPresent() ? Source.ENVIRONMENT : configSource();
    }

    private Source source(Credential credential) {
        if (credential.context().isPresent()) {
            return configSource();
        }
        return settings.hasFlag(TOKEN) ? Source.CALLER : Source.ENVIRONMENT;
    }

    private Source configSource() {
        return settings.hasNamedConfig() ? Source.NAMED_CONFIG : Source.USER_CONFIG;
    }

    private Credential unchecked() {
        if (settings.hasFlag(TOKEN)) {
            return given(settings.flag(TOKEN).orElse(new Setting("", "--" + TOKEN)));
        }
        Optional<ContextName> named = chosenContext();
        if (named.isPresent()) {
            return kept(named.get());
        }
        return settings.environment(TOKEN, OTHER_TOKENS).map(this::given).orElseGet(() -> kept(contexts.current()));
    }

    /**
     * The token that is given outright, by flag or environment.
     *
     * @throws TokenWithheldException as with {@link #credential}
     */
    public Optional<Credential> givenCredential() {
        return settings.flag(TOKEN)
                .or(() -> settings.environment(TOKEN, OTHER_TOKENS))
                .map(this::given)
                .map(credential -> allowed(credential, true));
    }

    /** The context that is named by flag or environment. */
    public Optional<ContextName> chosenContext() {
        return settings.flag(CONTEXT).or(() -> settings.environment(CONTEXT)).map(Settings.read(ContextName::new));
    }

    private Credential given(Setting token) {
        AccessToken read = Settings.<AccessToken>read(AccessToken::new).apply(token);
        return new Credential(read, token.origin(), Optional.empty());
    }

    private Credential kept(ContextName context) {
        return kept(context, contexts.token(context))
                .orElseThrow(
                        () -> new MissingTokenException("there is no access token: none is given by --access-token,"
                                + " DIGITALOCEAN_ACCESS_TOKEN or MODEL_ACCESS_KEY, and the context \"" + context
                                + "\" has none"));
    }

    private static Optional<Credential> kept(ContextName context, Optional<AccessToken> token) {
        return token.map(known -> new Credential(known, "the context \"" + context + "\"", Optional.of(context)));
    }

    private Optional<Credential> find(ContextName context) {
        return contexts.names().contains(context) ? kept(context, contexts.token(context)) : Optional.empty();
    }

    /** How often and after what waits requests are sent again. */
    public RetryRules retryRules() {
        RetryRules otherwise = RetryRules.DEFAULT;
        int retries = settings.wholeNumber("http-retry-max", otherwise.retries());
        return new RetryRules(
                Math.max(retries, 0),
                seconds("http-retry-wait-min", otherwise.waitMin()),
                seconds("http-retry-wait-max", otherwise.waitMax()));
    }

    private Duration seconds(String name, Duration otherwise) {
        int seconds = settings.wholeNumber(name, Math.toIntExact(otherwise.toSeconds()));
        if (seconds < 0) {
            throw new InvalidSettingException(
                    settings.find(name).orElseThrow().origin(), seconds + " seconds is not a wait");
        }
        return Duration.ofSeconds(seconds);
    }
}
