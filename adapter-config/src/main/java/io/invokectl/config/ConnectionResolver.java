package io.invokectl.config;

import static java.util.Objects.requireNonNull;

import io.invokectl.application.connect.Credential;
import io.invokectl.application.connect.Credentials;
import io.invokectl.application.connect.Endpoints;
import io.invokectl.application.connect.NamedAddress;
import io.invokectl.application.connect.Setting;
import io.invokectl.application.connect.SettingSource;
import io.invokectl.application.port.Contexts;
import io.invokectl.application.port.ProgressListener;
import io.invokectl.domain.context.AccessToken;
import io.invokectl.domain.context.ApiAddress;
import io.invokectl.domain.context.ContextName;
import io.invokectl.domain.failure.InvalidSettingException;
import io.invokectl.domain.failure.LocalFileException;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The address and the access tokens in settings and contexts, as doctl reads them. Methods have no side effects and report
 * nothing; {@link #notice} is for the caller to show once. Not thread-safe.
 */
public final class ConnectionResolver implements Credentials {
    private static final String TOKEN = "access-token";
    private static final String CONTEXT = "context";
    private static final String ADDRESS = "api-url";
    private static final String PLAIN_HTTP = "allow-plain-http";
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
     * Returns where requests and tokens may be sent.
     *
     * @throws InvalidSettingException as {@link #address}
     */
    public Endpoints endpoints() {
        return new Endpoints(address(), this);
    }

    /**
     * Returns the connection that the settings describe.
     *
     * @throws InvalidSettingException if a setting is invalid; reported before a missing token
     * @throws io.invokectl.domain.failure.InvokectlException as {@link Endpoints#own}
     */
    public Connection resolve() {
        var retry = settings.retryRules();
        return new Connection(endpoints().own(), retry, settings.network());
    }

    /**
     * Returns the address of the API. The management API, which doctl users may have configured, counts as unset.
     *
     * @throws InvalidSettingException if the setting is not an address
     */
    public NamedAddress address() {
        Optional<Setting> setting = settings.find(ADDRESS);
        ApiAddress address = setting.map(ConnectionResolver::address)
                .filter(given -> !given.isManagementApi())
                .orElse(ApiAddress.PUBLIC);
        return new NamedAddress(
                address, addressSource(), setting.map(Setting::origin).orElse(ADDRESS), isPlainHttpAllowed());
    }

    private static ApiAddress address(Setting setting) {
        return setting.read(ApiAddress::new);
    }

    /** The config file may have been written by someone else, and is not asked. */
    private boolean isPlainHttpAllowed() {
        return settings.given(PLAIN_HTTP)
                .or(() -> settings.environment(PLAIN_HTTP))
                .filter(word -> Settings.truth(word.value(), word.origin()))
                .isPresent();
    }

    private SettingSource addressSource() {
        if (settings.given(ADDRESS).isPresent()) {
            return SettingSource.CALLER;
        }
        return settings.environment(ADDRESS).isPresent() ? SettingSource.ENVIRONMENT : configSource();
    }

    private SettingSource configSource() {
        return settings.hasNamedConfig() ? SettingSource.NAMED_CONFIG : SettingSource.USER_CONFIG;
    }

    /**
     * Returns what the user should know about the address: that it is the management API, which is not used, or that a named
     * config file chose it.
     *
     * @throws InvalidSettingException as {@link #address}
     */
    public Optional<String> notice() {
        Optional<Setting> setting = settings.find(ADDRESS);
        if (setting.map(ConnectionResolver::address)
                .filter(ApiAddress::isManagementApi)
                .isPresent()) {
            return setting.map(named ->
                    named.origin() + " is the management API, which has no inference; using " + ApiAddress.PUBLIC);
        }
        return setting.filter(named -> addressSource() == SettingSource.NAMED_CONFIG)
                .filter(named -> !address(named).isSameApiAs(ApiAddress.PUBLIC))
                .map(named -> "requests go to " + address(named) + ", which " + named.origin() + " names");
    }

    /** Returns the address if only this caller gives it, so that a later invocation would use another. */
    public Optional<ApiAddress> temporaryAddress() {
        return settings.given(ADDRESS)
                .filter(given -> Stream.of(settings.environment(ADDRESS), settings.saved(ADDRESS))
                        .flatMap(Optional::stream)
                        .noneMatch(persistent -> persistent.value().equals(given.value())))
                .map(given -> address().address())
                .filter(address -> address.isHttp() && !address.isSameApiAs(ApiAddress.PUBLIC));
    }

    @Override
    public Optional<Credential> given() {
        return settings.givenOrEmpty(TOKEN).map(token -> direct(token, SettingSource.CALLER));
    }

    @Override
    public Optional<Credential> inEnvironment() {
        return settings.environment(TOKEN, TOKEN_ALIASES).map(token -> direct(token, SettingSource.ENVIRONMENT));
    }

    @Override
    public Optional<ContextName> selectedContext() {
        return settings.given(CONTEXT).or(() -> settings.environment(CONTEXT)).map(name -> name.read(ContextName::new));
    }

    @Override
    public ContextName currentContext() {
        return contexts.current();
    }

    @Override
    public Optional<Credential> savedIn(ContextName context) {
        return contexts.token(context)
                .map(token ->
                        new Credential(token, configSource(), "the context \"" + context + "\"", Optional.of(context)));
    }

    /**
     * Returns the token that the caller or the environment gives directly.
     *
     * @throws io.invokectl.domain.failure.TokenWithheldException if it may not be sent to the address
     */
    public Optional<Credential> direct() {
        return given().or(this::inEnvironment).map(endpoints()::allowed);
    }

    private static Credential direct(Setting token, SettingSource source) {
        return new Credential(token.read(AccessToken::new), source, token.origin(), Optional.empty());
    }
}
