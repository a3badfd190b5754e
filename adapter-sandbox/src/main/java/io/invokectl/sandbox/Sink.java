package io.invokectl.sandbox;

/** Takes the bytes of a file as they are made. The buffer may be used again afterwards. */
@FunctionalInterface
interface Sink {
    void accept(byte[] buffer, int offset, int length);
}
