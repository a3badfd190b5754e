package io.invokectl.ledger;

import java.nio.file.Path;

/** Where the tests of this module keep the native library: once for all, as a process loads it once. */
final class NativeFolder {
    static final Path SHARED = Path.of("target", "native");

    private NativeFolder() {}
}
