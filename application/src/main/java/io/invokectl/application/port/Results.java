package io.invokectl.application.port;

import io.invokectl.domain.failure.LocalFileException;
import io.invokectl.domain.json.JsonValue;
import java.util.Optional;

/** The place that keeps the files of finished jobs. */
public interface Results {

    /**
     * Begins a file. Nothing is to be seen of it under its name before it is whole.
     *
     * @throws LocalFileException if the place cannot be written to
     */
    Draft draft();

    /**
     * Keeps a JSON document beside the files.
     *
     * @param name the name of the document
     * @param overwrite whether a different document of that name gives way
     * @throws LocalFileException as with {@link Draft#save}
     */
    StoredFile save(String name, JsonValue document, boolean overwrite);

    /**
     * The file that lies in a place.
     *
     * @param place a name in this place, or the {@link StoredFile#location} of a file
     * @return nothing if there is no file or it cannot be read
     */
    Optional<StoredFile> find(String place);

    /** A file in the making. Closing it without keeping it leaves nothing behind. */
    interface Draft extends Media.Receiver, AutoCloseable {

        /** The first bytes, at most 64. */
        byte[] head();

        /**
         * Gives the file its name. A file of that name with the same content is left as it is.
         *
         * @param name a name without a folder
         * @param overwrite whether a different file of that name gives way
         * @throws LocalFileException if a different file is there and may not give way, if this object has kept that
         *     name before, or if the file cannot be written
         */
        StoredFile save(String name, boolean overwrite);

        @Override
        void close();
    }
}
