package io.invokectl.application.port;

import io.invokectl.domain.failure.LocalFileException;
import io.invokectl.domain.failure.MediaUnavailableException;
import io.invokectl.domain.invocation.MediaLink;
import java.util.Optional;

/** Files behind the links in outputs. Implementations are thread-safe. */
public interface Media {

    /**
     * Fetches a complete file without sending a token. The implementation may retry from the start.
     *
     * @param link a link that is not inline
     * @param deadline when attempts stop
     * @param receiver receives the content. It is called from any thread, one call after the other, and never after this
     *     method has returned
     * @return the content type that the host declares, if any
     * @throws MediaUnavailableException if the file cannot be fetched
     * @throws LocalFileException if the receiver cannot store it
     * @throws InterruptedException if the thread is interrupted; an attempt in flight ends at once
     */
    Optional<String> fetch(MediaLink link, Deadline deadline, Receiver receiver) throws InterruptedException;

    /** Receiver of one file. */
    interface Receiver {

        /** Discards the content so far. Called before the first byte of every attempt. */
        void restart();

        /**
         * Receives the next bytes.
         *
         * @throws LocalFileException if they cannot be stored
         */
        void accept(byte[] buffer, int offset, int length);
    }
}
