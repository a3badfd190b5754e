package io.invokectl.sandbox;

import static java.util.Objects.requireNonNull;

import com.sun.net.httpserver.HttpServer;
import io.invokectl.application.ratelimit.SlidingWindowRateLimiter.Quota;
import io.invokectl.domain.value.InvalidValueException;
import io.invokectl.sandbox.craft.Dice;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.random.RandomGenerator;

/**
 * The sandbox behind HTTP on loopback, for tests of whatever speaks to the API. It has the API's routes below
 * {@code /v1}, which want a bearer token and take any, and {@code GET /files/…} for the media, which want none. It
 * keeps rate limits and does faults on purpose. Several of them, and {@link Sandbox}es, may share a folder. Thread-safe.
 *
 * <p>The server of JDK 17 sends headers and body apart, and a body waits 40 ms for the client to acknowledge the headers
 * unless the program has set the system property {@code sun.net.httpserver.nodelay} (documented with the module
 * jdk.httpserver) to {@code true} before its first server.
 */
public final class SandboxServer implements AutoCloseable {
    private static final int THREADS = 32;
    private static final int HIGHEST_PORT = 65_535;

    private final HttpServer server;
    private final ExecutorService threads;

    /**
     * Starts serving.
     *
     * @param state the folder to keep jobs in, as with {@link Sandbox}
     * @param behavior how jobs fare; its seed makes the faults repeat themselves as well
     * @param clock tells how old jobs are, and when a rate limit has room again
     * @param random as with {@link Sandbox}; also draws the faults where the behavior has no seed
     * @param port where to listen on 127.0.0.1; 0 for any port that is free
     * @param rates how many API requests are taken; empty for any number
     * @param faults what goes wrong; for API requests and files alike
     * @throws InvalidValueException if the port cannot be had
     */
    public SandboxServer(
            Path state,
            SandboxBehavior behavior,
            InstantSource clock,
            RandomGenerator random,
            int port,
            List<Quota> rates,
            Faults faults) {
        requireNonNull(behavior, "behavior");
        server = listening(port);
        threads = Executors.newFixedThreadPool(THREADS, daemons());
        var folder = new JobFolder(state);
        var files = new JobFiles(folder, clock, address() + "/");
        var desk = new JobDesk(folder, behavior, clock, random);
        var api = new ApiRoutes(folder, desk, new JobAnswers(clock, files));
        Dice dice = Dice.of("server", Long.toString(behavior.seed().orElseGet(random::nextLong)));
        server.createContext("/", new SandboxHandler(api, files, new RateGate(rates, clock), faults, dice));
        server.setExecutor(threads);
        server.start();
    }

    private static HttpServer listening(int port) {
        if (port < 0 || port > HIGHEST_PORT) {
            throw new InvalidValueException("a port is from 0 to " + HIGHEST_PORT + ", not " + port);
        }
        try {
            InetAddress loopback = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
            return HttpServer.create(new InetSocketAddress(loopback, port), 0);
        } catch (IOException taken) {
            throw new InvalidValueException("the port " + port + " cannot be had: " + taken.getMessage());
        }
    }

    private static ThreadFactory daemons() {
        var number = new AtomicInteger();
        return task -> {
            var thread = new Thread(task, "sandbox-server-" + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        };
    }

    /** Where it is to be reached: {@code http://127.0.0.1:PORT}. */
    public String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** Stops at once; requests under way are cut off. */
    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
