package io.invokectl.sandbox.craft;

/** Something that a prompt can ask for. */
public interface Spoken {

    /** The words that ask for it, in lower case, without an s at the end, separated by blanks. */
    String words();
}
