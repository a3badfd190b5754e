package io.invokectl.http.planted;

import io.invokectl.cli.Cli;

/** Violation: an adapter uses another. */
public interface HttpOnCli {
    Cli tree();
}
