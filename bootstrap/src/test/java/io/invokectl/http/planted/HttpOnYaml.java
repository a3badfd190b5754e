package io.invokectl.http.planted;

import org.snakeyaml.engine.v2.api.Load;

/** Violation: YAML outside adapter-config. */
public interface HttpOnYaml {
    Load load();
}
