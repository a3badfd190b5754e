package io.invokectl.ledger;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** An existing directory whose files can be trusted if only its owner can write to it. */
record OwnerOnlyDirectory(Path path) {
    private static final int OTHERS_WRITE = 0022;

    /** Whether this user owns the directory and no other user can write to it. */
    boolean isTrusted() throws IOException {
        return isWritableOnlyBy(currentUser());
    }

    /** Whether the user with this ID owns the directory and no other user can write to it. */
    boolean isWritableOnlyBy(int owner) throws IOException {
        Map<String, Object> attributes = Files.readAttributes(path, "unix:mode,uid");
        return (number(attributes, "mode") & OTHERS_WRITE) == 0 && number(attributes, "uid") == owner;
    }

    private static int number(Map<String, Object> attributes, String name) {
        return (int) requireNonNull(attributes.get(name));
    }

    /** Returns the effective user ID: from {@code /proc}, or else the owner of a temporary file. */
    static int currentUser() throws IOException {
        Path process = Path.of("/proc/self");
        if (Files.exists(process)) {
            return (int) Files.getAttribute(process, "unix:uid");
        }
        Path probe = Files.createTempFile("invokectl-", null);
        try {
            return (int) Files.getAttribute(probe, "unix:uid");
        } finally {
            Files.delete(probe);
        }
    }
}
