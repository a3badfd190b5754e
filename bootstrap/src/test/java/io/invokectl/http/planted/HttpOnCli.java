package io.invokectl.http.planted;

import io.invokectl.cli.CommandTree;

/** What must not be: an adapter names another. */
public interface HttpOnCli {
    CommandTree tree();
}
