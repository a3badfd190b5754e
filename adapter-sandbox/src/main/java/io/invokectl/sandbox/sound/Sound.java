package io.invokectl.sandbox.sound;

/** A recording that comes into being while it is played. */
interface Sound {
    /** Samples in a second. */
    int RATE = 22_050;

    /** How many samples there are. */
    int length();

    /** Fills the next part; 1 and -1 are the loudest that there is. */
    void play(float[] part);
}
