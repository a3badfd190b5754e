package io.invokectl.client;

import io.invokectl.application.port.Invocations;
import io.invokectl.application.port.Media;

/**
 * Access to the API at one address: its jobs, and the media that they produce. Implementations are thread-safe.
 *
 * <p>The scheme of the address selects the gateway: {@code https}, {@code http} and {@code sandbox} are built in, and
 * {@link InvokeClientBuilder#gateway} contributes others.
 */
public interface Gateway extends AutoCloseable {

    /** The jobs. Must satisfy {@code InvocationsContract}. */
    Invocations invocations();

    /** The media. Must satisfy {@code MediaContract}. */
    Media media();

    /** Releases the resources of the gateway. The default does nothing. */
    @Override
    default void close() {}
}
