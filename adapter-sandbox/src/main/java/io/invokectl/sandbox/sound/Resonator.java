package io.invokectl.sandbox.sound;

/** Lets through what is near one frequency, as a hollow of the mouth does. */
final class Resonator {
    private double gain;
    private double last;
    private double lastBut;
    private double before;
    private double beforeThat;

    /** Tunes it so that what is far below the frequency passes as it is. Both are in Hz. */
    void tune(double frequency, double width) {
        double decay = StrictMath.exp(-StrictMath.PI * width / Sound.RATE);
        last = 2 * decay * StrictMath.cos(2 * StrictMath.PI * frequency / Sound.RATE);
        lastBut = -decay * decay;
        gain = 1 - last - lastBut;
    }

    /** Tunes it so that the frequency itself passes as it is. Both are in Hz. */
    void tuneToPeak(double frequency, double width) {
        tune(frequency, width);
        gain = 1 + lastBut;
    }

    double answer(double sample) {
        double now = gain * sample + last * before + lastBut * beforeThat;
        beforeThat = before;
        before = now;
        return now;
    }
}
