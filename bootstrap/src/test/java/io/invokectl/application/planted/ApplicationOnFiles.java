package io.invokectl.application.planted;

import java.nio.file.Path;

/** What must not be: the application on files. */
public interface ApplicationOnFiles {
    Path path();
}
