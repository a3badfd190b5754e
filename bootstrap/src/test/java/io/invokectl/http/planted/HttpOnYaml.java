package io.invokectl.http.planted;

import org.snakeyaml.engine.v2.api.Load;

/** What must not be: YAML outside adapter-config. */
public interface HttpOnYaml {
    Load load();
}
