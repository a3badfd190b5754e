package io.invokectl.sandbox;

import static java.util.Objects.requireNonNull;

import com.sun.net.httpserver.HttpServer;
import io.invokectl.application.port.Sleeper;
import io.invokectl.application.ratelimit.Quota;
import io.invokectl.domain.value.InvalidValueException;
import io.invokectl.sandbox.media.SeededRandom;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.random.RandomGenerator;

/**
 * A sandbox served over HTTP on loopback, for tests of API clients. It has the API's routes below {@code /v1}, which
 * accept any bearer token, and {@code GET /files/…} for the media, which needs none. It applies rate limits and injects
 * faults. Several servers and {@link Sandbox}es may share a state directory. Thread-safe.
 *
 * <p>The server of JDK 17 sends headers and body separately, and the body waits 40 ms for the client to acknowledge the
 * headers unless the program has set the system property {@code sun.net.httpserver.nodelay} (documented with the module
 * jdk.httpserver) to {@code true} before its first server. It sends 421, 422 and 429 without a reason phrase.
 */
public final class SandboxServer implements AutoCloseable {
    private static final byte[] LOOPBACK = {127, 0, 0, 1};
    private static final int MAX_PORT = 65_535;

    private final HttpServer server;
    private final RequestThreads threads;

    /**
     * Starts serving. A request may take any time to arrive, during which it keeps a thread.
     *
     * @param state the directory of the jobs, created when needed
     * @param behavior decides the outcome of jobs; its seed also makes the faults repeatable
     * @param clock decides the age of jobs and the reset of rate limits
     * @param random generates job IDs and draws faults unless the behavior has a seed
     * @param port the port on 127.0.0.1; 0 for any free port
     * @param rates the rate limits of the API; empty for no limit
     * @param faults the faults to inject into responses and files
     * @throws InvalidValueException if the port is out of range or in use
     */
    public SandboxServer(
            Path state,
            SandboxBehavior behavior,
            InstantSource clock,
            RandomGenerator random,
            int port,
            List<Quota> rates,
            Faults faults) {
        this(state, behavior, clock, random, port, rates, faults, forever -> new CountDownLatch(1).await());
    }

    /**
     * Starts serving clients that the program does not control: the connection of a request that takes more than ten
     * seconds to arrive is closed without a response.
     *
     * @param state the directory of the jobs, created when needed
     * @param behavior decides the outcome of jobs; its seed also makes the faults repeatable
     * @param clock decides the age of jobs and the reset of rate limits
     * @param random generates job IDs and draws faults unless the behavior has a seed
     * @param port the port on 127.0.0.1; 0 for any free port
     * @param rates the rate limits of the API; empty for no limit
     * @param faults the faults to inject into responses and files
     * @param sleeper measures the ten seconds of each request on a thread of its own
     * @throws InvalidValueException if the port is out of range or in use
     */
    public SandboxServer(
            Path state,
            SandboxBehavior behavior,
            InstantSource clock,
            RandomGenerator random,
            int port,
            List<Quota> rates,
            Faults faults,
            Sleeper sleeper) {
        requireNonNull(behavior, "behavior");
        server = listen(port);
        threads = new RequestThreads(sleeper);
        var store = new JobStore(state);
        var media = new JobMedia(store, clock, address() + "/");
        var intake = new JobIntake(store, behavior, clock, random);
        var api = new ApiRoutes(store, intake, new InvocationJson(clock, media));
        SeededRandom draws =
                SeededRandom.of("server", Long.toString(behavior.seed().orElseGet(random::nextLong)));
        var limiter = new RequestLimiter(rates, clock);
        server.createContext("/", new SandboxHandler(api, media, limiter, faults, draws, threads));
        server.setExecutor(threads);
        server.start();
    }

    private static HttpServer listen(int port) {
        if (port < 0 || port > MAX_PORT) {
            throw new InvalidValueException("a port must be from 0 to " + MAX_PORT + ", got " + port);
        }
        try {
            return HttpServer.create(new InetSocketAddress(InetAddress.getByAddress(LOOPBACK), port), 0);
        } catch (IOException failure) {
            throw new InvalidValueException("cannot listen on port " + port + ": " + failure.getMessage());
        }
    }

    /** Returns {@code http://127.0.0.1:PORT}. */
    public String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** Stops immediately and aborts requests in progress. */
    @Override
    public void close() {
        server.stop(0);
        threads.close();
    }
}
