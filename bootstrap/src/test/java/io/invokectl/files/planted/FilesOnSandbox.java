package io.invokectl.files.planted;

import io.invokectl.sandbox.Sandbox;

/** Violation: an adapter uses another. */
public interface FilesOnSandbox {
    Sandbox sandbox();
}
