package io.invokectl.files.planted;

import io.invokectl.sandbox.Sandbox;

/** What must not be: an adapter names another. */
public interface FilesOnSandbox {
    Sandbox sandbox();
}
