package io.invokectl.application.port;

import io.invokectl.domain.failure.LocalFileException;
import io.invokectl.domain.failure.MediaUnavailableException;
import io.invokectl.domain.invocation.MediaLink;
import java.util.Optional;

/** The files that models made, behind the links in their outputs. Implementations are thread-safe. */
public interface Media {

    /**
     * Fetches a file whole. No token goes along. A try that fails half-way may be repeated inside, from the start.
     *
     * @param link any link but an inline one
     * @param deadline the time after which no try starts and none goes on
     * @param receiver takes the content; after the call it holds all of it and nothing else. It is called from any
     *     thread, one call after the other, and no more once the call has ended
     * @return what the host says the file is, where it says so
     * @throws MediaUnavailableException if the file cannot be had
     * @throws LocalFileException if the receiver cannot take it
     * @throws InterruptedException if the thread is interrupted; a try under way ends at once
     */
    Optional<String> fetch(MediaLink link, Deadline deadline, Receiver receiver) throws InterruptedException;

    /** Takes the content of one file. */
    interface Receiver {

        /** Forgets what came so far. Called before the first byte of each try. */
        void restart();

        /**
         * Takes the next bytes.
         *
         * @throws LocalFileException if they cannot be kept
         */
        void accept(byte[] buffer, int offset, int length);
    }
}
