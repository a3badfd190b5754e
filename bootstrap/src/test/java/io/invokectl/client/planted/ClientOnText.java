package io.invokectl.client.planted;

import io.invokectl.text.SanitizedText;

/** Violation: the client formats text for users. */
public final class ClientOnText {
    public String shown(String text) {
        return SanitizedText.line(text);
    }
}
