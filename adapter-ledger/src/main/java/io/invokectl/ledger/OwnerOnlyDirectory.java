package io.invokectl.ledger;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** A folder whose files may be trusted to be this user's own. It is there. */
record OwnerOnlyDirectory(Path path) {
    private static final int OTHERS_WRITE = 0022;

    /** Whether it belongs to this user and nobody else can write it. */
    boolean isTrusted() throws IOException {
        return isOnlyOf(user());
    }

    /** Whether it belongs to this user id and nobody else can write it. */
    boolean isOnlyOf(int owner) throws IOException {
        Map<String, Object> found = Files.readAttributes(path, "unix:mode,uid");
        return (number(found, "mode") & OTHERS_WRITE) == 0 && number(found, "uid") == owner;
    }

    private static int number(Map<String, Object> attributes, String name) {
        return (int) requireNonNull(attributes.get(name));
    }

    /** The effective user id of this process: from /proc, or the owner of a file just created where that is missing. */
    static int user() throws IOException {
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
