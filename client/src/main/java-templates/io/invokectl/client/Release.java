package io.invokectl.client;

/** This release. */
final class Release {
    /** The version, from Maven. */
    static final String VERSION = "${project.version}";

    private Release() {}
}
