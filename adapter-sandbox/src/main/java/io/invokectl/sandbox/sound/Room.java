package io.invokectl.sandbox.sound;

/** A room that gives sound back: an echo, and the many small ones that are heard as one (Schroeder's reverberator). */
final class Room {
    private static final int[] COMBS = {743, 808, 877, 938};
    private static final int[] SPREADERS = {278, 113};
    private static final float SPREAD = 0.6f;
    private static final float DAMPING = 0.35f;

    private final Line echo;
    private final Line[] combs = new Line[COMBS.length];
    private final Line[] spreaders = new Line[SPREADERS.length];
    private final float reverberation;

    /** Takes how many samples later the echo comes, and how large the room is, from 0 to 1. */
    Room(int echoAfter, double size) {
        for (int i = 0; i < combs.length; i++) {
            combs[i] = new Line(COMBS[i]);
        }
        for (int i = 0; i < spreaders.length; i++) {
            spreaders[i] = new Line(SPREADERS[i]);
        }
        echo = new Line(Math.max(1, echoAfter));
        reverberation = (float) (0.7 + 0.22 * size);
    }

    /** What comes back while {@code sample} is played. */
    float answer(float sample) {
        float late = echo.oldest();
        echo.put(sample + 0.36f * late);
        float fed = 0.2f * (sample + 0.7f * late);
        float sum = 0;
        for (Line comb : combs) {
            float back = comb.oldest();
            comb.dull = back + (comb.dull - back) * DAMPING;
            comb.put(fed + comb.dull * reverberation);
            sum += back;
        }
        for (Line spreader : spreaders) {
            float back = spreader.oldest();
            float kept = sum + back * SPREAD;
            spreader.put(kept);
            sum = back - SPREAD * kept;
        }
        return sum + 0.5f * late;
    }

    /** Samples on their way through the room. */
    private static final class Line {
        private final float[] samples;
        private int place;
        private float dull;

        Line(int length) {
            samples = new float[length];
        }

        float oldest() {
            return samples[place];
        }

        void put(float sample) {
            samples[place] = sample;
            place = place + 1 == samples.length ? 0 : place + 1;
        }
    }
}
