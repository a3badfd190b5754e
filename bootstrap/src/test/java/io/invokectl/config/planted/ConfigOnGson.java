package io.invokectl.config.planted;

import com.google.gson.Gson;

/** Violation: Gson outside json. */
public interface ConfigOnGson {
    Gson gson();
}
