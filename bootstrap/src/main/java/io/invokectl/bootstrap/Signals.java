package io.invokectl.bootstrap;

import io.invokectl.cli.output.ExitCode;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Handles SIGINT, SIGTERM and SIGHUP. The first signal interrupts the command, which ends its waits but not a submission in
 * flight; a second one exits immediately. Thread-safe.
 *
 * <p>A signal that follows the first one closely does not count: {@code timeout} and service managers send one stop to the
 * process and to its group, and some follow SIGHUP with SIGTERM.
 *
 * <p>{@code sun.misc.Signal} is called by reflection: every JDK exports it, but the compiler warns about it.
 */
final class Signals {
    private static final long CALLBACK_MILLIS = 200;
    private static final String INTERRUPT = "INT";
    private static final Duration INTERRUPT_GRACE = Duration.ofMillis(300);
    private static final Duration TERMINATION_GRACE = Duration.ofSeconds(1);

    private final Thread command;
    private final InstantSource clock;
    private final AtomicReference<@Nullable Instant> received = new AtomicReference<>();
    private volatile Optional<ExitCode> stopped = Optional.empty();
    private volatile Runnable first = () -> {};
    private volatile Runnable second = () -> {};
    private boolean listening;

    /** @param clock must not go backwards */
    Signals(Thread command, InstantSource clock) {
        this.command = command;
        this.clock = clock;
    }

    /** Returns the exit code of the first signal, if one was received. */
    Optional<ExitCode> stopped() {
        return stopped;
    }

    /** Sets the callbacks of the first and the second signal. They run on the thread that handles the signal. */
    void onStop(Runnable ofFirst, Runnable ofSecond) {
        first = ofFirst;
        second = ofSecond;
    }

    /** Starts handling signals. Until then they end the process, as by default. */
    synchronized void listen() {
        if (listening) {
            return;
        }
        listening = true;
        try {
            handle(INTERRUPT, ExitCode.INTERRUPTED);
            handle("TERM", ExitCode.TERMINATED);
            handle("HUP", ExitCode.HUNG_UP);
        } catch (ReflectiveOperationException | IllegalArgumentException unsupported) {
            // Signals end the process, as by default.
        }
    }

    private void handle(String name, ExitCode code) throws ReflectiveOperationException {
        on(name, () -> receive(name, code));
    }

    /**
     * Runs a callback on every signal of a name.
     *
     * @throws ReflectiveOperationException if this JDK has no signals
     * @throws IllegalArgumentException if the system has no signal of this name, or it is already handled
     */
    static void on(String name, Runnable listener) throws ReflectiveOperationException {
        Class<?> signal = Class.forName("sun.misc.Signal");
        Class<?> handler = Class.forName("sun.misc.SignalHandler");
        InvocationHandler adapter = (proxy, method, arguments) -> {
            listener.run();
            return Optional.empty();
        };
        Object proxied = Proxy.newProxyInstance(Signals.class.getClassLoader(), new Class<?>[] {handler}, adapter);
        signal.getMethod("handle", signal, handler)
                .invoke(null, signal.getConstructor(String.class).newInstance(name), proxied);
    }

    private void receive(String name, ExitCode code) {
        Instant now = clock.instant();
        if (received.compareAndSet(null, now)) {
            stopped = Optional.of(code);
            command.interrupt();
            first.run();
        } else if (isSecond(name, Duration.between(received.get(), now))) {
            runBriefly(second);
            Runtime.getRuntime().halt(code.number());
        }
    }

    /** Whether a signal counts as the second one, this long after the first one. */
    static boolean isSecond(String name, Duration sinceFirst) {
        return sinceFirst.compareTo(name.equals(INTERRUPT) ? INTERRUPT_GRACE : TERMINATION_GRACE) >= 0;
    }

    /** A callback that blocks, because nobody reads its output, must not keep the process from exiting. */
    private static void runBriefly(Runnable listener) {
        var thread = new Thread(listener, "second signal");
        thread.setDaemon(true);
        thread.start();
        try {
            thread.join(CALLBACK_MILLIS);
        } catch (InterruptedException exiting) {
            Thread.currentThread().interrupt();
        }
    }
}
