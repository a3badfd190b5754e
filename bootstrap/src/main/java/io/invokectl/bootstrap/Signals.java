package io.invokectl.bootstrap;

import io.invokectl.cli.output.ExitCode;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Handles SIGINT and SIGTERM. The first signal interrupts the command, which ends its waits but not a submission in
 * flight; a second one exits immediately. Thread-safe.
 *
 * <p>{@code sun.misc.Signal} is called by reflection: every JDK exports it, but the compiler warns about it.
 */
final class Signals {
    private static final long CALLBACK_MILLIS = 200;

    private final Thread command;
    private final AtomicBoolean received = new AtomicBoolean();
    private volatile Optional<ExitCode> stopped = Optional.empty();
    private volatile Runnable first = () -> {};
    private volatile Runnable second = () -> {};
    private boolean listening;

    Signals(Thread command) {
        this.command = command;
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
            handle("INT", ExitCode.INTERRUPTED);
            handle("TERM", ExitCode.TERMINATED);
        } catch (ReflectiveOperationException | IllegalArgumentException unsupported) {
            // Signals end the process, as by default.
        }
    }

    private void handle(String name, ExitCode code) throws ReflectiveOperationException {
        on(name, () -> receive(code));
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

    private void receive(ExitCode code) {
        if (received.getAndSet(true)) {
            runBriefly(second);
            Runtime.getRuntime().halt(code.number());
        }
        stopped = Optional.of(code);
        command.interrupt();
        first.run();
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
