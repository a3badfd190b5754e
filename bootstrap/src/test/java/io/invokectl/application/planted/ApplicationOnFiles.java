package io.invokectl.application.planted;

import java.nio.file.Path;

/** Violation: the application uses files. */
public interface ApplicationOnFiles {
    Path path();
}
