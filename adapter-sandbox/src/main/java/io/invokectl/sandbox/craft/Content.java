package io.invokectl.sandbox.craft;

/** The bytes of a file or of an answer, and what they are. Those of a recording come into being as they are written. */
public interface Content {

    /** Their media type. */
    String contentType();

    /** How many bytes there are. */
    long length();

    /** Hands them over from the first to the last. */
    void writeTo(Sink out);
}
