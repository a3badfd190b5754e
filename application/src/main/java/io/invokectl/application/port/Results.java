package io.invokectl.application.port;

import io.invokectl.domain.failure.LocalFileException;
import io.invokectl.domain.json.JsonValue;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;

/** Store for the files of completed jobs. */
public interface Results {

    /**
     * The form in which names are compared: names that differ in case or normal form only are equal on some file systems.
     */
    static String folded(String name) {
        return Normalizer.normalize(name.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT), Normalizer.Form.NFC);
    }

    /**
     * Begins a file, which appears under its name only when it is complete.
     *
     * @throws LocalFileException if the store cannot be written
     */
    Draft draft();

    /**
     * Saves a JSON document beside the files.
     *
     * @param name its name
     * @param overwrite whether an existing document with different content is overwritten
     * @throws LocalFileException as with {@link Draft#save}
     */
    StoredFile save(String name, JsonValue document, boolean overwrite);

    /**
     * Finds a file.
     *
     * @param place a name in this store, or the {@link StoredFile#location} of a file
     * @return empty if there is no file or it cannot be read
     */
    Optional<StoredFile> find(String place);

    /**
     * Passes the content of a file on to a draft.
     *
     * @param place as with {@link #find}
     * @throws LocalFileException if the file cannot be read
     */
    void read(String place, Draft draft);

    /**
     * Stored file.
     *
     * @param path its path, as a user would type it
     * @param location its absolute path
     * @param bytes its length
     * @param sha256 the SHA-256 of its content in lower-case hexadecimal
     */
    record StoredFile(String path, String location, long bytes, String sha256) {}

    /** Incomplete file. Closing it without saving it discards it. */
    interface Draft extends Media.Receiver, AutoCloseable {

        /** The first bytes, at most 64. */
        byte[] head();

        /**
         * Saves the file under a name. An existing file with the same content is left unchanged.
         *
         * @param name a name without a directory
         * @param overwrite whether an existing file with different content is overwritten
         * @throws LocalFileException if a file with different content exists and must not be overwritten, if this
         *     object has used the {@linkplain #folded name} before, or if the file cannot be written
         */
        StoredFile save(String name, boolean overwrite);

        @Override
        void close();
    }
}
