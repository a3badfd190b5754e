package io.invokectl.sandbox.media;

/** A plucked string by Karplus and Strong: a burst of noise circulates in a damped delay line of one period. */
final class PluckedString {
    private static final double SUSTAIN = 0.996;
    private static final double DAMPING = 0.9985;

    private final double[] line;
    private final double tuning;
    private final int start;
    private final int end;
    private double gain;
    private double input;
    private double output;
    private int position;

    PluckedString(Note note, int sampleRate) {
        double period = sampleRate / note.frequency() + 0.5;
        this.line = new double[(int) period];
        double delay = period - line.length;
        this.tuning = (1 - delay) / (1 + delay);
        this.start = (int) (note.start() * sampleRate);
        this.end = start + (int) (note.length() * sampleRate);
        this.gain = note.loudness();
        for (int i = 0; i < line.length; i++) {
            double noise = 2 * SeededRandom.at(i, line.length, start) - 1;
            double previous = i == 0 ? 0 : line[i - 1];
            line[i] = Curves.mix(noise, previous, 0.95 * note.softness());
        }
    }

    /** Adds the sound to a block that begins at sample {@code time}. */
    void addTo(float[] block, int time) {
        for (int i = Math.max(0, start - time); i < block.length; i++) {
            int next = position + 1 == line.length ? 0 : position + 1;
            double averaged = SUSTAIN * 0.5 * (line[position] + line[next]);
            // An all-pass filter delays by the fraction of a sample that the line cannot.
            output = tuning * (averaged - output) + input;
            input = averaged;
            line[position] = output;
            position = next;
            gain *= time + i > end ? DAMPING : 1;
            block[i] += (float) (gain * output);
        }
    }

    boolean hasFaded() {
        return gain < 0.0005;
    }
}
