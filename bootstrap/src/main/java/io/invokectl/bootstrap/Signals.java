package io.invokectl.bootstrap;

import io.invokectl.cli.output.ExitCode;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Handles {@code SIGINT} and {@code SIGTERM}. The first signal interrupts the command, which stops waiting but completes a
 * submission in flight; the second one ends the process immediately. Thread-safe.
 *
 * <p>Uses {@code sun.misc.Signal} by reflection: every JDK exports it, and every compiler warns about it.
 */
final class Signals {
    private static final long SECOND_LISTENER_MILLIS = 200;

    private final Thread command;
    private final AtomicBoolean received = new AtomicBoolean();
    private volatile Optional<ExitCode> stopped = Optional.empty();
    private volatile Runnable first = () -> {};
    private volatile Runnable second = () -> {};
    private boolean listening;

    Signals(Thread command) {
        this.command = command;
    }

    /** The exit code of the first signal, if one was received. */
    Optional<ExitCode> stopped() {
        return stopped;
    }

    /** Sets the listeners of the first and the second signal. They run on the thread that handles the signal. */
    void onStop(Runnable onFirst, Runnable onSecond) {
        first = onFirst;
        second = onSecond;
    }

    /** Installs the handlers. Until then signals end the process as usual. */
    synchronized void listen() {
        if (listening) {
            return;
        }
        listening = true;
        try {
            handle("INT", ExitCode.INTERRUPTED);
            handle("TERM", ExitCode.TERMINATED);
        } catch (ReflectiveOperationException | IllegalArgumentException unsupported) {
            // Signals still end the process.
        }
    }

    private void handle(String name, ExitCode code) throws ReflectiveOperationException {
        on(name, () -> receive(code));
    }

    /**
     * Installs a handler for a signal.
     *
     * @throws ReflectiveOperationException if this JDK has no signals
     * @throws IllegalArgumentException if the signal is unknown, or reserved by the JVM or the system
     */
    static void on(String name, Runnable listener) throws ReflectiveOperationException {
        Class<?> signal = Class.forName("sun.misc.Signal");
        Class<?> handler = Class.forName("sun.misc.SignalHandler");
        InvocationHandler invocation = (proxy, method, arguments) -> {
            listener.run();
            return Optional.empty();
        };
        Object instance = Proxy.newProxyInstance(Signals.class.getClassLoader(), new Class<?>[] {handler}, invocation);
        signal.getMethod("handle", signal, handler)
                .invoke(null, signal.getConstructor(String.class).newInstance(name), instance);
    }

    private void receive(ExitCode code) {
        if (received.getAndSet(true)) {
            runBriefly(second);
            Runtime.getRuntime().halt(code.number());
        }
        stopped = Optional.of(code);
        command.interrupt();
        first.run();
    }

    /** Limits the time of a listener: printing blocks if nothing reads stderr, and the process must end. */
    private static void runBriefly(Runnable listener) {
        var thread = new Thread(listener, "stop listener");
        thread.setDaemon(true);
        thread.start();
        try {
            thread.join(SECOND_LISTENER_MILLIS);
        } catch (InterruptedException atOnce) {
            Thread.currentThread().interrupt();
        }
    }
}
