package io.invokectl.sandbox.sound;

/** One period of a tone, ready to be read at any pitch. */
final class Wave {
    private static final int BITS = 14;
    private static final int SIZE = 1 << BITS;
    private static final double[] SINES = sines();

    static final Wave SINE = new Wave(1);
    /** Hollow and soft, for chords. */
    static final Wave PAD = new Wave(1, 0.45, 0.3, 0.16, 0.12, 0.07, 0.05, 0.03);
    /** Bright, for the beginning of a plucked note. */
    static final Wave BRIGHT = new Wave(1, 0.6, 0.5, 0.38, 0.3, 0.22, 0.16, 0.12, 0.08, 0.05);
    /** Round, for low notes. */
    static final Wave BASS = new Wave(1, 0.5, 0.22, 0.12, 0.06);
    /** As the folds of a throat make it. */
    static final Wave VOICE = new Wave(
            1, 0.62, 0.46, 0.37, 0.31, 0.27, 0.23, 0.2, 0.18, 0.16, 0.145, 0.13, 0.12, 0.11, 0.1, 0.093, 0.087, 0.08);

    private final float[] samples = new float[SIZE];

    /** Takes how strong each multiple of the pitch is. */
    private Wave(double... partials) {
        double sum = 0;
        for (double partial : partials) {
            sum += partial;
        }
        for (int i = 0; i < SIZE; i++) {
            double sample = 0;
            for (int partial = 0; partial < partials.length; partial++) {
                sample += partials[partial] * SINES[(i * (partial + 1)) & (SIZE - 1)];
            }
            samples[i] = (float) (sample / sum);
        }
    }

    private static double[] sines() {
        var sines = new double[SIZE];
        for (int i = 0; i < SIZE; i++) {
            sines[i] = StrictMath.sin(2 * StrictMath.PI * i / SIZE);
        }
        return sines;
    }

    /** How far a tone of so many periods a second gets in a sample, in 2<sup>32</sup>nds of a period. */
    static int step(double frequency) {
        return (int) (long) (frequency / Sound.RATE * 0x1.0p32);
    }

    /** The value at a place in the period, in 2<sup>32</sup>nds. */
    float at(int phase) {
        return samples[phase >>> (Integer.SIZE - BITS)];
    }
}
