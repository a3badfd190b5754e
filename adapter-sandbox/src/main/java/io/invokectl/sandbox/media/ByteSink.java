package io.invokectl.sandbox.media;

/** Receives the bytes of a {@link Content} in order. */
@FunctionalInterface
public interface ByteSink {

    /** Receives {@code length} bytes of the buffer from {@code offset}. The caller reuses the buffer afterwards. */
    void accept(byte[] buffer, int offset, int length);
}
