package io.invokectl.sandbox.media;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Plays notes on plucked strings in a room with an echo, block by block. */
final class Synthesizer {
    static final int SAMPLE_RATE = 22_050;

    private static final double FEEDBACK = 0.4;

    private final List<Note> notes;
    private final double echoLevel;
    private final float[] echo = new float[SAMPLE_RATE / 3];
    private final List<PluckedString> ringing = new ArrayList<>();
    private int nextNote;
    private int time;

    /** Takes notes in the order of their start, and an echo level from 0 to 1. */
    Synthesizer(List<Note> notes, double echoLevel) {
        this.notes = notes;
        this.echoLevel = echoLevel;
    }

    /** Replaces the block with the next samples, each from -1 to 1. */
    void play(float[] block) {
        Arrays.fill(block, 0);
        while (nextNote < notes.size() && notes.get(nextNote).start() * SAMPLE_RATE < time + block.length) {
            ringing.add(new PluckedString(notes.get(nextNote++)));
        }
        ringing.forEach(string -> string.addTo(block, time));
        ringing.removeIf(PluckedString::hasFaded);
        for (int i = 0; i < block.length; i++) {
            int place = (time + i) % echo.length;
            float reflected = echo[place];
            echo[place] = (float) (block[i] + FEEDBACK * reflected);
            block[i] = (float) Math.max(-1, Math.min(block[i] + echoLevel * reflected, 1));
        }
        time += block.length;
    }

    /**
     * A note of a recording.
     *
     * @param start in seconds
     * @param length how long the string rings before it is damped, in seconds
     * @param frequency in hertz
     * @param loudness 0 to 1
     * @param softness 0 for a bright pluck, 1 for a dull one
     */
    record Note(double start, double length, double frequency, double loudness, double softness) {}

    /** A plucked string by Karplus and Strong: a burst of noise circulates in a damped delay line of one period. */
    private static final class PluckedString {
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

        PluckedString(Note note) {
            double period = SAMPLE_RATE / note.frequency() + 0.5;
            this.line = new double[(int) period];
            double delay = period - line.length;
            this.tuning = (1 - delay) / (1 + delay);
            this.start = (int) (note.start() * SAMPLE_RATE);
            this.end = start + (int) (note.length() * SAMPLE_RATE);
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
}
