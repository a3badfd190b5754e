package io.invokectl.client;

import static java.util.Objects.requireNonNull;

import io.invokectl.application.connect.Network;
import io.invokectl.application.connect.Setting;
import io.invokectl.application.port.Invocations;
import io.invokectl.application.port.Ledger;
import io.invokectl.application.port.Media;
import io.invokectl.application.port.ProgressListener;
import io.invokectl.application.port.RateLimiter;
import io.invokectl.application.port.Results;
import io.invokectl.application.port.Sleeper;
import io.invokectl.application.ratelimit.Quota;
import io.invokectl.application.ratelimit.SlidingWindowRateLimiter;
import io.invokectl.application.submit.RetryRules;
import io.invokectl.application.work.MonotonicClock;
import io.invokectl.domain.context.AccessToken;
import io.invokectl.domain.context.ApiAddress;
import io.invokectl.domain.context.ContextName;
import io.invokectl.domain.failure.InvalidSettingException;
import io.invokectl.domain.failure.LedgerException;
import io.invokectl.domain.failure.LocalFileException;
import io.invokectl.domain.invocation.RequestId;
import io.invokectl.domain.value.InvalidValueException;
import io.invokectl.http.HttpOptions.Timeouts;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;

/** An {@link InvokeClient} in the making. Not thread-safe. */
public final class InvokeClientBuilder {
    private static final int MOST_CONCURRENCY = 64;

    private ApiAddress address = ApiAddress.PUBLIC;
    private boolean plainHttp;
    private Optional<AccessToken> token = Optional.empty();
    private Optional<ContextName> context = Optional.empty();
    private Map<RequestId, Endpoint> elsewhere = Map.of();
    private Set<ApiAddress> namedAddresses = Set.of();
    private Network network = Network.DIRECT;
    private RetryRules retry = RetryRules.DEFAULT;
    private Timeouts patience = Timeouts.DEFAULT;
    private Optional<List<Quota>> rates = Optional.empty();
    private int concurrency = 8;
    private String resultFolder = ".";
    private Optional<Path> stateFolder = Optional.empty();
    private InstantSource clock = InstantSource.system();
    private Sleeper sleeper = duration -> TimeUnit.NANOSECONDS.sleep(duration.toNanos());
    private Optional<RandomGenerator> random = Optional.empty();
    private ProgressListener listener = ProgressListener.NONE;
    private Optional<Consumer<String>> trace = Optional.empty();
    private Function<Supplier<Invocations>, Invocations> invocations = Supplier::get;
    private Optional<Media> media = Optional.empty();
    private Optional<Results> results = Optional.empty();
    private Optional<RateLimiter> rateLimiter = Optional.empty();
    private Optional<Path> ledgerFile = Optional.empty();
    private Supplier<Optional<Ledger>> ledger = Optional::empty;

    InvokeClientBuilder() {}

    /**
     * Where the API is: https, http on this machine, or {@code sandbox:}. Default: DigitalOcean's.
     *
     * @throws InvalidValueException if that can be no address of the API
     */
    public InvokeClientBuilder address(String value) {
        return address(new ApiAddress(value));
    }

    /** Where the API is. */
    public InvokeClientBuilder address(ApiAddress value) {
        address = requireNonNull(value, "value");
        return this;
    }

    /**
     * The access token. Default: none, which only the sandbox takes.
     *
     * @throws InvalidValueException if that can be no token
     */
    public InvokeClientBuilder token(String value) {
        return token(new AccessToken(value));
    }

    /** Allows {@code http://} to another machine, which shows the token to the network. Default: not allowed. */
    public InvokeClientBuilder allowPlainHttp() {
        plainHttp = true;
        return this;
    }

    /** The access token. */
    public InvokeClientBuilder token(AccessToken value) {
        token = Optional.of(value);
        return this;
    }

    /** The context that the token is from, for the ledger to remember. Default: none. */
    public InvokeClientBuilder context(ContextName value) {
        context = Optional.of(value);
        return this;
    }

    /** Jobs of other addresses, each of which is the public one or named by this program itself. Default: none. */
    public InvokeClientBuilder elsewhere(Map<RequestId, Endpoint> jobs, Set<ApiAddress> named) {
        elsewhere = Map.copyOf(jobs);
        namedAddresses = Set.copyOf(named);
        return this;
    }

    /**
     * A proxy for everything that leaves this machine, such as {@code http://user:password@proxy.example.com:3128}; also
     * by {@code https://} and {@code socks5://}. Default: none.
     */
    public InvokeClientBuilder proxy(String address) {
        network = network.through(new Setting(address, "proxy"));
        return this;
    }

    /** A PEM file of the authorities that are trusted, and no others with them. Default: those that Java trusts. */
    public InvokeClientBuilder caFile(String file) {
        network = network.trusting(new Setting(file, "caFile"));
        return this;
    }

    /**
     * Proxies and CA certificates. Default: {@link Network#DIRECT}; neither the environment nor system properties are
     * consulted.
     */
    public InvokeClientBuilder network(Network value) {
        network = requireNonNull(value, "value");
        return this;
    }

    /** How often and after what waits requests are sent again. Default: {@link RetryRules#DEFAULT}. */
    public InvokeClientBuilder retry(RetryRules value) {
        retry = requireNonNull(value, "value");
        return this;
    }

    /** The time-outs of single requests; a job may take longer. Default: {@link Timeouts#DEFAULT}. */
    public InvokeClientBuilder patience(Timeouts value) {
        patience = requireNonNull(value, "value");
        return this;
    }

    /** How many requests may leave in which spans. Default: {@link SlidingWindowRateLimiter#PUBLISHED}; none for the sandbox. */
    public InvokeClientBuilder rates(List<Quota> value) {
        rates = Optional.of(List.copyOf(value));
        return this;
    }

    /**
     * How many jobs are submitted or asked about at the same time, and how many downloads go on beside that. Default: 8.
     *
     * @throws InvalidValueException if it is less than 1 or more than 64
     */
    public InvokeClientBuilder concurrency(int value) {
        if (value < 1 || value > MOST_CONCURRENCY) {
            throw new InvalidValueException("the concurrency is not between 1 and " + MOST_CONCURRENCY);
        }
        concurrency = value;
        return this;
    }

    /** The folder for result files; it is made when the first is kept. Default: the current one. */
    public InvokeClientBuilder results(Path folder) {
        return results(folder.toString());
    }

    /** The same, as a user typed it: so it stands before the names of files. */
    public InvokeClientBuilder results(String folder) {
        resultFolder = requireNonNull(folder, "folder");
        return this;
    }

    /** The folder for what has to be remembered, as the sandbox's jobs. Default: a temporary one, gone with the client. */
    public InvokeClientBuilder state(Path folder) {
        stateFolder = Optional.of(folder);
        return this;
    }

    /** Who is told what is going on. Default: nobody. */
    public InvokeClientBuilder listener(ProgressListener value) {
        listener = requireNonNull(value, "value");
        return this;
    }

    /** Who takes a log of requests and answers, the token masked. Default: nobody. */
    public InvokeClientBuilder trace(Consumer<String> lines) {
        trace = Optional.of(lines);
        return this;
    }

    /** The time. What it is set back is not seen by the client. Default: the system's. */
    public InvokeClientBuilder clock(InstantSource value) {
        clock = requireNonNull(value, "value");
        return this;
    }

    /** How time is let pass. Default: by sleeping. */
    public InvokeClientBuilder sleeper(Sleeper value) {
        sleeper = requireNonNull(value, "value");
        return this;
    }

    /** Where chance comes from; it must be thread-safe if the client is shared. Default: seeded by the clock. */
    public InvokeClientBuilder random(RandomGenerator value) {
        random = Optional.of(value);
        return this;
    }

    /** Another way to the API's jobs than by the address. The caller closes it. */
    public InvokeClientBuilder invocations(Invocations port) {
        invocations = byAddress -> port;
        return this;
    }

    /** Something in front of the way to the API's jobs by the address, which it is given when the client is built. */
    public InvokeClientBuilder invocations(UnaryOperator<Invocations> front) {
        invocations = byAddress -> front.apply(byAddress.get());
        return this;
    }

    /** Another way to the files than by the address. */
    public InvokeClientBuilder media(Media port) {
        media = Optional.of(port);
        return this;
    }

    /** Another place for result files than a folder. */
    public InvokeClientBuilder results(Results port) {
        results = Optional.of(port);
        return this;
    }

    /** Another rate budget than this client's own, such as one that several clients share. */
    public InvokeClientBuilder rateLimiter(RateLimiter port) {
        rateLimiter = Optional.of(port);
        return this;
    }

    /** The file that remembers what is bought; made if there is none. Default: none, and nothing is remembered. */
    public InvokeClientBuilder ledger(Path file) {
        ledgerFile = Optional.of(file);
        return this;
    }

    /** Another memory of what is bought, which stays open when the client is closed. */
    public InvokeClientBuilder ledger(Ledger port) {
        return ledger(() -> Optional.of(port));
    }

    /** The same, asked for when the client is built and everything else is there: a ledger takes its time to open. */
    public InvokeClientBuilder ledger(Supplier<Optional<Ledger>> port) {
        ledger = requireNonNull(port, "port");
        ledgerFile = Optional.empty();
        return this;
    }

    /**
     * The client. Nothing is sent yet.
     *
     * @throws InvalidValueException if the address is of the sandbox and its settings are not, or if it would show the token to
     *     a network
     * @throws InvalidSettingException if the proxy or the file of authorities is none
     * @throws LocalFileException if that file cannot be read
     * @throws LedgerException if the file of the ledger cannot be used
     */
    public InvokeClient build() {
        if (address.isPlainHttpOffLoopback() && !plainHttp) {
            throw new InvalidValueException(address + " would send the access token unencrypted");
        }
        RandomGenerator chance = random.orElseGet(() -> new Random(System.nanoTime()));
        return new InvokeClient(new ClientSettings(
                new Endpoint(address, token),
                context,
                elsewhere,
                namedAddresses,
                network,
                retry,
                patience,
                rates.orElse(address.isHttp() ? SlidingWindowRateLimiter.PUBLISHED : List.of()),
                concurrency,
                resultFolder,
                stateFolder,
                new ClientSettings.Surroundings(new MonotonicClock(clock), sleeper, chance, listener, trace),
                new ClientSettings.PortOverrides(invocations, media, results, rateLimiter, ledgerFile, ledger)));
    }
}
