package io.invokectl.sandbox.sound;

import io.invokectl.sandbox.craft.Dice;
import io.invokectl.sandbox.craft.Prompt;
import io.invokectl.sandbox.craft.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A piece of music as a prompt describes it. */
final class Music implements Sound {
    private static final double FADE_IN = 0.015;
    private static final double LONGEST_FADE_OUT = 2.5;

    private final int length;
    private final int fadeIn;
    private final int fadeOut;
    private final Score score;
    private final double loudness;
    private final Room room;
    private final List<Voice> sounding = new ArrayList<>();
    private int bar;
    private int time;

    /** Takes what is asked for and how many samples the piece has. */
    Music(Prompt prompt, int length, Dice dice) {
        this.length = length;
        this.score = new Score(prompt, length, dice);
        this.loudness = score.hasDrums() ? 1.25 : 2;
        this.room = new Room((int) (3 * score.step()), dice.between(0.3, 1));
        this.fadeIn = (int) (FADE_IN * RATE);
        this.fadeOut = (int) Math.min(LONGEST_FADE_OUT * RATE, length / 4.0);
    }

    @Override
    public int length() {
        return length;
    }

    @Override
    public void play(float[] part) {
        while (score.startOf(bar) < time + part.length) {
            score.bar(bar++).forEach(note -> sounding.add(new Voice(note)));
        }
        var echoing = new float[part.length];
        Arrays.fill(part, 0);
        sounding.forEach(voice -> voice.addTo(part, echoing, time));
        sounding.removeIf(Voice::hasEnded);
        for (int i = 0; i < part.length; i++) {
            double sample = loudness * (part[i] + 0.5 * room.answer(echoing[i]));
            part[i] = (float) (Shape.bent(sample) * fade(time + i));
        }
        time += part.length;
    }

    private double fade(int at) {
        double in = at < fadeIn ? (double) at / fadeIn : 1;
        int left = length - at;
        return left < fadeOut ? in * Shape.smooth(0, fadeOut, left) : in;
    }
}
