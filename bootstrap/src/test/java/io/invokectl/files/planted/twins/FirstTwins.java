package io.invokectl.files.planted.twins;

/** Violation: a nested class has the name of another. */
public interface FirstTwins {
    /** One of two. */
    interface Twin {}
}
