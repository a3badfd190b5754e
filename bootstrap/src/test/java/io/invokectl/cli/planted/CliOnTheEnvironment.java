package io.invokectl.cli.planted;

/** Violation: only the client and the program read the environment. */
public final class CliOnTheEnvironment {
    String read() {
        return System.getenv("HOME") + System.getProperty("user.home");
    }
}
