package io.invokectl.application.port;

import io.invokectl.domain.failure.InvalidSettingException;
import io.invokectl.domain.failure.LocalFileException;
import java.util.Optional;

/** Settings that are kept on this machine, under the names of the flags they stand in for. */
public interface SavedSettings {

    /**
     * The value of a setting; an empty one counts as none.
     *
     * @throws InvalidSettingException if the file is not what it should be
     * @throws LocalFileException if the file cannot be read
     */
    Optional<String> get(String name);

    /** The file, as a user would name it, for messages about a value in it. */
    String place();

    /** Who can read the file. */
    Privacy privacy();

    /** Who can read a file. */
    enum Privacy {
        /** Nobody: there is none. */
        ABSENT,
        /** Its owner. */
        PRIVATE,
        /** Others on this machine, too. */
        OPEN,
        /** The system does not tell. */
        UNKNOWN
    }
}
