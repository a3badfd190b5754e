package io.invokectl.http.planted;

import io.invokectl.cli.Cli;

/** What must not be: an adapter names another. */
public interface HttpOnCli {
    Cli tree();
}
