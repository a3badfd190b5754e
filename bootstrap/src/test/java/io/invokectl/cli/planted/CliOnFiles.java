package io.invokectl.cli.planted;

import io.invokectl.files.ResultDirectory;

/** A violation: the command line depends on an adapter other than adapter-config. */
public interface CliOnFiles {
    ResultDirectory results();
}
