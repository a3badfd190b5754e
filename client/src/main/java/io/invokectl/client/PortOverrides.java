package io.invokectl.client;

import static java.util.Objects.requireNonNull;

import io.invokectl.application.port.Invocations;
import io.invokectl.application.port.Ledger;
import io.invokectl.application.port.Media;
import io.invokectl.application.port.ProgressListener;
import io.invokectl.application.port.RateLimiter;
import io.invokectl.application.port.Results;
import io.invokectl.application.port.Sleeper;
import io.invokectl.application.port.Workers;
import io.invokectl.application.ratelimit.Quota;
import io.invokectl.application.ratelimit.SlidingWindowRateLimiter;
import io.invokectl.application.work.DirectWorkers;
import io.invokectl.application.work.MonotonicClock;
import io.invokectl.application.work.ThreadPoolWorkers;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;

/** Ports that a program supplies in place of the client's own. The caller closes them. Not thread-safe. */
public final class PortOverrides {
    private InstantSource clock = InstantSource.system();
    private Sleeper sleeper = duration -> TimeUnit.NANOSECONDS.sleep(duration.toNanos());
    private RandomGenerator random = new Random();
    private Optional<Invocations> invocations = Optional.empty();
    private UnaryOperator<Invocations> decorator = UnaryOperator.identity();
    private Optional<Media> media = Optional.empty();
    private Optional<Results> results = Optional.empty();
    private Optional<RateLimiter> rateLimiter = Optional.empty();
    private Optional<IntFunction<Workers>> workers = Optional.empty();
    private Supplier<Optional<Ledger>> ledger = Optional::empty;

    PortOverrides() {}

    /** Sets the clock. If it is set back, the client does not follow. Default: the system's. */
    public PortOverrides clock(InstantSource value) {
        clock = requireNonNull(value, "value");
        return this;
    }

    /** Sets how to pause. Default: by sleeping. */
    public PortOverrides sleeper(Sleeper value) {
        sleeper = requireNonNull(value, "value");
        return this;
    }

    /** Sets the source of jitter; thread-safe if the client is shared. Default: a {@link Random}. */
    public PortOverrides random(RandomGenerator value) {
        random = requireNonNull(value, "value");
        return this;
    }

    /** Replaces access to jobs at every address. */
    public PortOverrides invocations(Invocations port) {
        invocations = Optional.of(port);
        return this;
    }

    /** Decorates access to jobs. The function is called once per API, for the client's own when the client is built. */
    public PortOverrides invocations(UnaryOperator<Invocations> value) {
        decorator = requireNonNull(value, "value");
        return this;
    }

    /** Replaces access to media at every address. */
    public PortOverrides media(Media port) {
        media = Optional.of(port);
        return this;
    }

    /** Replaces the directory for results. */
    public PortOverrides results(Results port) {
        results = Optional.of(port);
        return this;
    }

    /** Replaces the client's own rate limiter, such as by one that several clients share. */
    public PortOverrides rateLimiter(RateLimiter port) {
        rateLimiter = Optional.of(port);
        return this;
    }

    /** Replaces the threads of waits and batches. The function returns the given number of workers. */
    public PortOverrides workers(IntFunction<Workers> pools) {
        workers = Optional.of(pools);
        return this;
    }

    /** Replaces the ledger. */
    public PortOverrides ledger(Ledger port) {
        return ledger(() -> Optional.of(port));
    }

    /** Supplies the ledger when the client is built and everything else has been created. */
    public PortOverrides ledger(Supplier<Optional<Ledger>> port) {
        ledger = requireNonNull(port, "port");
        return this;
    }

    ClientOptions.Ports build(List<Quota> rates, ProgressListener listener) {
        var monotonic = new MonotonicClock(clock);
        Sleeper pause = sleeper;
        return new ClientOptions.Ports(
                monotonic,
                pause,
                random,
                invocations,
                decorator,
                media,
                results,
                rateLimiter.orElseGet(() -> new SlidingWindowRateLimiter(rates, monotonic, pause, listener)),
                workers.orElse(size -> size < 2 ? new DirectWorkers(pause) : new ThreadPoolWorkers(size, pause)),
                ledger);
    }
}
