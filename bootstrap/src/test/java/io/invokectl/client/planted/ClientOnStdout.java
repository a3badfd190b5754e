package io.invokectl.client.planted;

/** What must not be: a library that prints. */
public final class ClientOnStdout {
    void print() {
        System.out.println("hello");
    }
}
