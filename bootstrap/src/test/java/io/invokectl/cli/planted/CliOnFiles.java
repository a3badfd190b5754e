package io.invokectl.cli.planted;

import io.invokectl.files.ResultDirectory;

/** Violation: the command line depends on an adapter other than adapter-config. */
public interface CliOnFiles {
    ResultDirectory results();
}
