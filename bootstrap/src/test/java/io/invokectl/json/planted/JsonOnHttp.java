package io.invokectl.json.planted;

import io.invokectl.http.HttpOptions;

/** Violation: json uses an adapter. */
public interface JsonOnHttp {
    HttpOptions settings();
}
