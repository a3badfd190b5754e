package io.invokectl.application.planted;

import java.io.FileInputStream;

/** Violation: the application uses files. */
public interface ApplicationOnFiles {
    FileInputStream content();
}
