package io.invokectl.config.planted;

import picocli.CommandLine;

/** Violation: picocli outside adapter-cli. */
public interface ConfigOnPicocli {
    CommandLine line();
}
