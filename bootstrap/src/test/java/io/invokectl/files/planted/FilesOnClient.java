package io.invokectl.files.planted;

import io.invokectl.client.InvokeClient;

/** Violates a fence: the client depends on the adapters. */
public final class FilesOnClient {
    String version() {
        return InvokeClient.version();
    }
}
