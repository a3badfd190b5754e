package io.invokectl.json.planted;

import io.invokectl.http.HttpSettings;

/** What must not be: json names an adapter. */
public interface JsonOnHttp {
    HttpSettings settings();
}
