package io.invokectl.sandbox.sound;

/**
 * A note of a piece.
 *
 * @param start the sample at which it begins
 * @param length how many samples it is held
 * @param instrument what plays it
 * @param key its pitch as a key of the piano, 69 for the tone of 440 Hz
 * @param loudness 1 for as loud as the instrument plays
 */
record Note(int start, int length, Instrument instrument, int key, double loudness) {

    /** Periods in a second. */
    double frequency() {
        return 440 * StrictMath.pow(2, (key - 69) / 12.0);
    }
}
