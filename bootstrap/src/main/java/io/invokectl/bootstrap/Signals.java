package io.invokectl.bootstrap;

import io.invokectl.cli.output.ExitCode;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * What signals ask for. The first one interrupts the command, which ends its waits but not a paid request; a second one
 * ends the process at once.
 *
 * <p>{@code sun.misc.Signal} is reached by reflection: it is exported on every JDK, and the compiler warns of it on each.
 */
final class Signals {
    private static final long LAST_WORDS_MILLIS = 200;

    private final Thread command;
    private final AtomicBoolean heard = new AtomicBoolean();
    private volatile Optional<ExitCode> stopped = Optional.empty();
    private volatile Runnable first = () -> {};
    private volatile Runnable second = () -> {};
    private boolean listening;

    Signals(Thread command) {
        this.command = command;
    }

    /** The verdict of the signal that came, if one did. */
    Optional<ExitCode> stopped() {
        return stopped;
    }

    /** From now on whoever listens is told of the first signal and of the second, by the thread that hears it. */
    void tell(Runnable ofFirst, Runnable ofSecond) {
        first = ofFirst;
        second = ofSecond;
    }

    /** From now on signals are heard. Before that they end the process as they always do. */
    synchronized void listen() {
        if (listening) {
            return;
        }
        listening = true;
        try {
            handle("INT", ExitCode.INTERRUPTED);
            handle("TERM", ExitCode.TERMINATED);
        } catch (ReflectiveOperationException | IllegalArgumentException unsupported) {
            // Signals go on to end the process, as they do without us.
        }
    }

    private void handle(String name, ExitCode verdict) throws ReflectiveOperationException {
        on(name, () -> hear(verdict));
    }

    /**
     * From now on this is run when a signal comes.
     *
     * @throws ReflectiveOperationException if this JDK has no signals
     * @throws IllegalArgumentException if the system has none of this name, or somebody else hears it
     */
    static void on(String name, Runnable listener) throws ReflectiveOperationException {
        Class<?> signal = Class.forName("sun.misc.Signal");
        Class<?> handler = Class.forName("sun.misc.SignalHandler");
        InvocationHandler heard = (proxy, method, arguments) -> {
            listener.run();
            return Optional.empty();
        };
        Object hearing = Proxy.newProxyInstance(Signals.class.getClassLoader(), new Class<?>[] {handler}, heard);
        signal.getMethod("handle", signal, handler)
                .invoke(null, signal.getConstructor(String.class).newInstance(name), hearing);
    }

    private void hear(ExitCode verdict) {
        if (heard.getAndSet(true)) {
            tellInPassing(second);
            Runtime.getRuntime().halt(verdict.number());
        }
        stopped = Optional.of(verdict);
        command.interrupt();
        first.run();
    }

    /** Nobody who does not read what is told keeps the program from ending. */
    private static void tellInPassing(Runnable listener) {
        var telling = new Thread(listener, "last words");
        telling.setDaemon(true);
        telling.start();
        try {
            telling.join(LAST_WORDS_MILLIS);
        } catch (InterruptedException atOnce) {
            Thread.currentThread().interrupt();
        }
    }
}
