package io.invokectl.application.port;

import io.invokectl.domain.failure.InvalidSettingException;
import io.invokectl.domain.failure.LocalFileException;
import java.util.Optional;

/** Settings stored on this machine, by the names of the corresponding flags. */
public interface SavedSettings {

    /**
     * The value of a setting; an empty value counts as missing.
     *
     * @throws InvalidSettingException if the file is malformed
     * @throws LocalFileException if the file cannot be read
     */
    Optional<String> get(String name);

    /** The file, for messages. */
    String place();

    /** Who can read the file. */
    Privacy privacy();

    /** Who can read a file. */
    enum Privacy {
        /** There is no file. */
        ABSENT,
        /** Only its owner. */
        PRIVATE,
        /** Other users of this machine too. */
        OPEN,
        /** The operating system does not say. */
        UNKNOWN
    }
}
