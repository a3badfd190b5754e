package io.invokectl.config.planted;

import io.invokectl.files.ResultDirectory;

/** What must not be: an adapter names another. */
public interface ConfigOnFiles {
    ResultDirectory results();
}
