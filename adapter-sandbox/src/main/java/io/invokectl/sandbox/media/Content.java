package io.invokectl.sandbox.media;

import java.util.function.Consumer;

/**
 * Typed content of known length. A recording is synthesized while it is written and is never in memory as a whole.
 *
 * @param contentType the media type
 * @param length the number of bytes that {@code writer} writes
 * @param writer writes the bytes; may be called several times
 */
public record Content(String contentType, long length, Consumer<ByteSink> writer) {

    /** Receives the bytes of a content in order. */
    @FunctionalInterface
    public interface ByteSink {

        /** Receives {@code length} bytes of the buffer from {@code offset}. The caller reuses the buffer afterwards. */
        void accept(byte[] buffer, int offset, int length);
    }

    /** Wraps bytes that are in memory. */
    public static Content of(String contentType, byte[] bytes) {
        return new Content(contentType, bytes.length, sink -> sink.accept(bytes, 0, bytes.length));
    }

    /** Writes all the bytes. */
    public void writeTo(ByteSink sink) {
        writer.accept(sink);
    }
}
