package io.invokectl.files.planted;

import io.invokectl.client.InvokeClient;

/** Violation: the client depends on the adapters. */
public final class FilesOnClient {
    String version() {
        return InvokeClient.version();
    }
}
