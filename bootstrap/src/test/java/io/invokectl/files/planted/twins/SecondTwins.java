package io.invokectl.files.planted.twins;

/** The other half of the violation. */
public interface SecondTwins {
    /** The other of two. */
    interface Twin {}
}
