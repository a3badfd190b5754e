package io.invokectl.config.planted;

import com.google.gson.Gson;

/** What must not be: Gson outside json and adapter-http. */
public interface ConfigOnGson {
    Gson gson();
}
