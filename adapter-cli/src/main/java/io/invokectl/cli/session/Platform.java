package io.invokectl.cli.session;

import static java.util.Objects.requireNonNull;

/**
 * Versions of the program and of what it runs on.
 *
 * @param version the version of the program
 * @param java the version and the vendor of Java
 * @param system the name and the version of the operating system
 */
public record Platform(String version, String java, String system) {

    public Platform {
        requireNonNull(version, "version");
        requireNonNull(java, "java");
        requireNonNull(system, "system");
    }
}
