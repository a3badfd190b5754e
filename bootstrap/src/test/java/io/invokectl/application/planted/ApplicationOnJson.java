package io.invokectl.application.planted;

import io.invokectl.json.JsonText;

/** What must not be: the application names json. */
public final class ApplicationOnJson {
    private final int limit = JsonText.MAX_BYTES + JsonText.compact(null).length();
}
