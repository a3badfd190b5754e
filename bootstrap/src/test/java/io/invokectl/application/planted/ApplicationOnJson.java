package io.invokectl.application.planted;

import io.invokectl.json.JsonText;

/** Violation: the application uses json. */
public final class ApplicationOnJson {
    private final int limit = JsonText.MAX_BYTES + JsonText.compact(null).length();
}
