package io.invokectl.sandbox;

/** The bytes of a file or of an answer, and what they are. Those of a recording come into being as they are written. */
interface Content {

    String contentType();

    /** How many bytes there are. */
    long length();

    void writeTo(Sink out);
}
