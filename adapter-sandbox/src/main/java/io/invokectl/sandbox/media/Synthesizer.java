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

    /** Creates a synthesizer of notes in the order of their start, with an echo level from 0 to 1. */
    Synthesizer(List<Note> notes, double echoLevel) {
        this.notes = notes;
        this.echoLevel = echoLevel;
    }

    /** Replaces the block with the next samples, each from -1 to 1. */
    void play(float[] block) {
        Arrays.fill(block, 0);
        while (nextNote < notes.size() && notes.get(nextNote).start() * SAMPLE_RATE < time + block.length) {
            ringing.add(new PluckedString(notes.get(nextNote++), SAMPLE_RATE));
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
}
