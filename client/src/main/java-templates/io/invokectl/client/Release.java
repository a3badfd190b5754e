package io.invokectl.client;

/** Which release this is. */
public final class Release {
    /** The version, as Maven has it. */
    public static final String VERSION = "${project.version}";

    private Release() {}
}
