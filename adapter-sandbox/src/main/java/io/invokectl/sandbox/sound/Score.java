package io.invokectl.sandbox.sound;

import io.invokectl.sandbox.craft.Dice;
import io.invokectl.sandbox.craft.Prompt;
import java.util.ArrayList;
import java.util.List;

/** A small piece for chords, bass, a plucked voice, a melody and drums, bar by bar. */
final class Score {
    private static final List<List<Integer>> MAJOR_TURNS =
            List.of(List.of(0, 4, 5, 3), List.of(0, 5, 3, 4), List.of(5, 3, 0, 4), List.of(0, 2, 3, 4));
    private static final List<List<Integer>> MINOR_TURNS =
            List.of(List.of(0, 5, 2, 6), List.of(0, 3, 5, 4), List.of(0, 6, 5, 6), List.of(0, 5, 3, 4));
    private static final int[] MAJOR = {0, 2, 4, 5, 7, 9, 11};
    private static final int[] MINOR = {0, 2, 3, 5, 7, 8, 10};
    private static final int STEPS = 16;

    private final Mood mood;
    private final double step;
    private final int tonic;
    private final int[] scale;
    private final List<Integer> turn;
    private final int[] figure = new int[STEPS];
    private final int[] melody = new int[2 * STEPS];
    private final int bars;
    private final Dice dice;

    /** Takes what is asked for and how many samples the piece has. */
    Score(Prompt prompt, int length, Dice dice) {
        this.dice = dice;
        this.mood = prompt.first(Mood.values()).orElseGet(() -> dice.oneOf(List.of(Mood.values())));
        boolean minor = prompt.speaksOf("minor sad dark") || (mood.isMinor() && !prompt.speaksOf("major happy"));
        this.step = Sound.RATE * 60 / mood.tempo(dice) / 4;
        this.tonic = 45 + dice.below(10);
        this.scale = minor ? MINOR : MAJOR;
        this.turn = dice.oneOf(minor ? MINOR_TURNS : MAJOR_TURNS);
        this.bars = (int) (length / (step * STEPS)) + 1;
        compose();
    }

    private void compose() {
        double busy = mood.drums() == 0 ? 0.34 : 0.6;
        for (int i = 0; i < STEPS; i++) {
            figure[i] = dice.chance(i % 4 == 0 ? 0.85 : i % 2 == 0 ? busy : busy * 0.45) ? dice.below(5) : -1;
        }
        int tone = 2;
        for (int i = 0; i < melody.length; i++) {
            tone = Math.max(-1, Math.min(tone + dice.below(5) - 2, 7));
            melody[i] = dice.chance(i % 8 == 0 ? 0.9 : i % 4 == 0 ? 0.5 : i % 2 == 0 ? 0.22 : 0.05) ? tone : -9;
        }
    }

    /** Samples in a quarter of a beat. */
    double step() {
        return step;
    }

    boolean hasDrums() {
        return mood.drums() > 0;
    }

    /** The sample at which a bar begins. */
    int startOf(int bar) {
        return (int) (bar * STEPS * step);
    }

    /** The notes that begin in a bar. */
    List<Note> bar(int number) {
        var notes = new ArrayList<Note>();
        int chord = turn.get(number % turn.size());
        boolean opening = bars > 6 && number < 2;
        boolean ending = bars > 6 && number >= bars - 2;
        boolean rests = bars > 12 && number % 16 == 12;
        addChord(notes, number, chord);
        if (!opening) {
            addBass(notes, number, chord);
        }
        addFigure(notes, number, chord, opening || rests ? 0.5 : 1);
        if (number % 8 >= 4 || bars < 5) {
            addMelody(notes, number, chord);
        }
        if (!opening && !ending && !rests) {
            addDrums(notes, number);
        }
        return notes;
    }

    private void addChord(List<Note> notes, int bar, int chord) {
        double loud = mood.drums() == 3 ? 0.09 : 0.13;
        for (int tone = 0; tone < 8; tone += 2) {
            if (tone != 6 || mood == Mood.CHILL || mood == Mood.CALM) {
                notes.add(note(bar, 0, STEPS - 0.5, Instrument.PAD, key(chord + tone) + 12, loud));
            }
        }
    }

    private void addBass(List<Note> notes, int bar, int chord) {
        int root = key(chord) - (key(chord) > 52 ? 24 : 12);
        if (mood.drums() == 3) {
            for (int at = 2; at < STEPS; at += 4) {
                notes.add(note(bar, at, 1.6, Instrument.BASS, root, 0.42));
            }
        } else if (mood.drums() > 0) {
            notes.add(note(bar, 0, 5, Instrument.BASS, root, 0.42));
            notes.add(note(bar, 6, 1.6, Instrument.BASS, root, 0.3));
            notes.add(note(bar, 10, 4, Instrument.BASS, root + (bar % 2 == 0 ? 0 : 7), 0.36));
        } else {
            notes.add(note(bar, 0, STEPS - 1, Instrument.BASS, root, 0.34));
        }
    }

    private void addFigure(List<Note> notes, int bar, int chord, double share) {
        for (int at = 0; at < STEPS; at++) {
            if (figure[at] >= 0) {
                double loud = share * (at % 4 == 0 ? 0.2 : 0.14);
                int tone = key(chord + 2 * (figure[at] % 3)) + 12 * (1 + figure[at] / 3);
                notes.add(note(bar, at + swing(at), 2, Instrument.PLUCK, tone, loud));
            }
        }
    }

    private void addMelody(List<Note> notes, int bar, int chord) {
        for (int at = 0; at < STEPS; at++) {
            int tone = melody[bar % 2 * STEPS + at];
            if (tone > -9) {
                int fitting = at % 8 == 0 ? chord + 2 * (tone / 2) : tone;
                notes.add(note(bar, at + swing(at), 3, Instrument.LEAD, key(fitting) + 24, 0.12));
            }
        }
    }

    private void addDrums(List<Note> notes, int bar) {
        for (int at = 0; at < STEPS && mood.drums() > 0; at++) {
            boolean kick = mood.drums() == 3 ? at % 4 == 0 : at == 0 || at == 10 || (at == 7 && bar % 2 == 1);
            if (kick) {
                notes.add(note(bar, at, 4, Instrument.KICK, 31, 0.7));
            }
            if (at % 8 == 4) {
                notes.add(note(bar, at, 3, Instrument.SNARE, 55, mood.drums() == 1 ? 0.12 : 0.22));
            }
            if (at % 2 == 0 || (mood.drums() > 1 && dice.chance(0.3))) {
                double loud = at % 4 == 2 ? 0.1 : 0.05;
                notes.add(note(bar, at + swing(at), 1, Instrument.HAT, 80, loud));
            }
        }
    }

    private double swing(int at) {
        return mood == Mood.CHILL && at % 2 == 1 ? 0.3 : 0;
    }

    private Note note(int bar, double at, double length, Instrument instrument, int key, double loudness) {
        double human = 0.9 + 0.2 * dice.nextDouble();
        int start = (int) ((bar * STEPS + at) * step);
        return new Note(start, (int) (length * step), instrument, key, loudness * human);
    }

    /** The key of a step of the scale. */
    private int key(int degree) {
        int octave = Math.floorDiv(degree, scale.length);
        return tonic + 12 * octave + scale[Math.floorMod(degree, scale.length)];
    }
}
