package io.invokectl.config.planted;

import picocli.CommandLine;

/** What must not be: picocli outside adapter-cli. */
public interface ConfigOnPicocli {
    CommandLine line();
}
