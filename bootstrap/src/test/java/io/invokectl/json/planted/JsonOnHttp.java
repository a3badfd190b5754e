package io.invokectl.json.planted;

import io.invokectl.http.HttpOptions;

/** What must not be: json names an adapter. */
public interface JsonOnHttp {
    HttpOptions settings();
}
