package io.invokectl.application.settings;

import static java.util.Objects.requireNonNull;

import io.invokectl.application.port.Contexts;
import io.invokectl.application.port.ProgressEvent;
import io.invokectl.application.port.ProgressListener;
import io.invokectl.application.submit.RetryRules;
import io.invokectl.domain.context.AccessToken;
import io.invokectl.domain.context.ApiAddress;
import io.invokectl.domain.context.ContextName;
import io.invokectl.domain.failure.InvalidSettingException;
import io.invokectl.domain.failure.MissingTokenException;
import io.invokectl.domain.failure.UnknownContextException;
import io.invokectl.domain.job.Origin;
import java.time.Duration;
import java.util.Optional;

/** Works out from the settings how a command reaches the API: address, token and rules of sending again. */
public final class ChooseConnection {
    private static final String TOKEN = "access-token";
    private static final String CONTEXT = "context";
    private static final String ADDRESS = "api-url";
    private static final String[] OTHER_TOKENS = {"MODEL_ACCESS_KEY", "DIGITALOCEAN_TOKEN"};

    private final Settings settings;
    private final Contexts contexts;
    private final ProgressListener listener;

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
     */
    public Connection choose() {
        return choose(Optional.empty());
    }

    /**
     * The connection that the settings ask for, for a job that was submitted before: where flag and environment name
     * no other address, its own counts, with its own context unless a token or another context is named.
     *
     * @param origin where the job was submitted, if that is known
     * @throws InvalidSettingException as with {@link #choose()}
     * @throws UnknownContextException as with {@link #choose()}
     * @throws MissingTokenException as with {@link #choose()}
     */
    public Connection choose(Optional<Origin> origin) {
        ApiAddress asked = address();
        Optional<Origin> remembered =
                origin.filter(there -> !isToldOf(ADDRESS) || there.address().isSamePlaceAs(asked));
        ApiAddress address = remembered.map(Origin::address).orElse(asked);
        requireEncrypted(address, "the job's own address");
        RetryRules retry = retryRules();
        return address.isSandbox()
                ? new Connection(address, Optional.empty(), retry, Network.DIRECT)
                : new Connection(address, Optional.of(credential(asked, remembered)), retry, settings.network());
    }

    /** A token goes with the address that it was given for: a remembered one with its own, and no other with that. */
    private Credential credential(ApiAddress asked, Optional<Origin> remembered) {
        boolean named = settings.hasFlag(TOKEN) || chosenContext().isPresent();
        if (named || remembered.isEmpty()) {
            return credential();
        }
        Optional<ContextName> usual = remembered.get().context();
        if (usual.isPresent()) {
            return kept(usual.get());
        }
        ApiAddress address = remembered.get().address();
        if (address.isSamePlaceAs(asked)) {
            return credential();
        }
        return settings.environment(TOKEN, OTHER_TOKENS)
                .map(this::given)
                .orElseThrow(() -> new MissingTokenException("the job was submitted to " + address
                        + " with a token that is not kept: give it again with --access-token, or name its context"));
    }

    private boolean isToldOf(String name) {
        return settings.flag(name).or(() -> settings.environment(name)).isPresent();
    }

    /** The address that the settings ask for, whether or not there is a token for it. */
    public ApiAddress address() {
        Optional<Setting> setting = settings.find(ADDRESS);
        Optional<ApiAddress> address = setting.map(Settings.read(ApiAddress::new));
        if (address.filter(ApiAddress::isManagementApi).isPresent()) {
            listener.onEvent(new ProgressEvent.Remark(setting.get().origin()
                    + " is the management API, which has no inference: using " + ApiAddress.PUBLIC));
            return ApiAddress.PUBLIC;
        }
        address.ifPresent(given -> requireEncrypted(given, setting.get().origin()));
        return address.orElse(ApiAddress.PUBLIC);
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
     */
    public Credential credential() {
        if (settings.hasFlag(TOKEN)) {
            return given(settings.flag(TOKEN).orElse(new Setting("", "--" + TOKEN)));
        }
        Optional<ContextName> named = chosenContext();
        if (named.isPresent()) {
            return kept(named.get());
        }
        return settings.environment(TOKEN, OTHER_TOKENS).map(this::given).orElseGet(() -> kept(contexts.current()));
    }

    /** The token that is given outright, by flag or environment. */
    public Optional<Credential> givenCredential() {
        return settings.flag(TOKEN)
                .or(() -> settings.environment(TOKEN, OTHER_TOKENS))
                .map(this::given);
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
        AccessToken token = contexts.token(context)
                .orElseThrow(
                        () -> new MissingTokenException("there is no access token: none is given by --access-token,"
                                + " DIGITALOCEAN_ACCESS_TOKEN or MODEL_ACCESS_KEY, and the context \"" + context
                                + "\" has none"));
        return new Credential(token, "the context \"" + context + "\"", Optional.of(context));
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
