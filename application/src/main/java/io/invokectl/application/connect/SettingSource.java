package io.invokectl.application.connect;

/** Where the user gave an address or a token. */
public enum SettingSource {
    /** The command line, or the program that uses the library. */
    CALLER,
    /** An environment variable. */
    ENVIRONMENT,
    /** The user's own config file, or a default. */
    USER_CONFIG,
    /** A config file named for this invocation, which may have been written by someone else. */
    NAMED_CONFIG
}
