package io.invokectl.client.planted;

/** Violation: a library uses the process that it runs in. */
public final class ClientOnTheProcess {
    void touch() throws java.io.IOException {
        System.out.println(System.in.read());
        System.err.println(System.getProperties());
        System.setProperty("a", String.valueOf(ProcessHandle.current().pid()));
        Runtime.getRuntime().addShutdownHook(new Thread());
        Runtime.getRuntime().exit(0);
        Runtime.getRuntime().halt(0);
        System.exit(0);
    }
}
