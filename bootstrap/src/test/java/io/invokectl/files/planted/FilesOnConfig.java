package io.invokectl.files.planted;

import io.invokectl.config.YamlConfig;

/** Violation: an adapter depends on another. */
public interface FilesOnConfig {
    YamlConfig config();
}
