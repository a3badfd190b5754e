package io.invokectl.cli.planted;

import io.invokectl.config.YamlConfig;

/** What must not be: an adapter names another. */
public interface CliOnConfig {
    YamlConfig config();
}
