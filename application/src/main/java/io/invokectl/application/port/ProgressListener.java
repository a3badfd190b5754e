package io.invokectl.application.port;

/** Whoever wants to be told what is going on while a use case runs. */
@FunctionalInterface
public interface ProgressListener {

    /** Nobody. */
    ProgressListener NONE = notice -> {};

    /** Takes a notice. Called from whichever thread has it, by several at once: it has to be thread-safe. */
    void onEvent(ProgressEvent notice);
}
