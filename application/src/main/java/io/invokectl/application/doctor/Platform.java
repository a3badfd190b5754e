package io.invokectl.application.doctor;

import static java.util.Objects.requireNonNull;

/**
 * What the program runs on.
 *
 * @param version of the program
 * @param java the version and the vendor of Java
 * @param system the name and the version of the operating system
 */
public record Platform(String version, String java, String system) {

    /** Refuses null. */
    public Platform {
        requireNonNull(version, "version");
        requireNonNull(java, "java");
        requireNonNull(system, "system");
    }
}
