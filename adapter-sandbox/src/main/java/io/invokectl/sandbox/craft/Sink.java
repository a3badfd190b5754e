package io.invokectl.sandbox.craft;

/** Takes the bytes of a file as they are made. The buffer may be used again afterwards. */
@FunctionalInterface
public interface Sink {
    /** Takes the next bytes: {@code length} of the buffer from {@code offset} on. */
    void accept(byte[] buffer, int offset, int length);
}
