package io.invokectl.application.port;

/** Observer of use cases. Called by several threads at once, so it must be thread-safe. */
@FunctionalInterface
public interface ProgressListener {

    /** Ignores everything. */
    ProgressListener NONE = event -> {};

    /** Receives an event. */
    void onEvent(ProgressEvent event);
}
