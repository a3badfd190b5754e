package io.invokectl.client.planted;

import java.io.IOException;

/** Violation: a library uses the process that it runs in, and starts others. */
public final class ClientOnTheProcess {
    void touch() throws IOException {
        System.out.println(System.in.read());
        System.err.println(System.getProperties());
        System.setProperty("a", String.valueOf(ProcessHandle.current().pid()));
        System.load("a");
        Runtime.getRuntime().addShutdownHook(new Thread());
        Runtime.getRuntime().exec(new String[0]);
        Runtime.getRuntime().exit(0);
        Runtime.getRuntime().halt(0);
        new ProcessBuilder().start();
        System.exit(0);
    }
}
