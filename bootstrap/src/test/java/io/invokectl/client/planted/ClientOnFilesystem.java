package io.invokectl.client.planted;

import io.invokectl.filesystem.TrustedFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;

/** Violation: the client opens files. */
public final class ClientOnFilesystem {
    public InputStream opened(Path file) throws IOException {
        return TrustedFile.read(file);
    }
}
