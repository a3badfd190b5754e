package io.invokectl.sandbox;

/** Something that a prompt can ask for. */
interface Spoken {

    /** The words that ask for it, in lower case, without an s at the end, separated by blanks. */
    String words();
}
