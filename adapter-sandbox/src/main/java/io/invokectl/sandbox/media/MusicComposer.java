package io.invokectl.sandbox.media;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Composes a piece: strummed chords, a bass and a pentatonic melody over a repeated progression. */
public final class MusicComposer {
    private static final String SLOW =
            "slow calm ambient meditation sleep drone relaxing peaceful soft quiet rain sad lonely ballad piano";
    private static final String FAST =
            "fast techno house dance electronic disco club upbeat happy cheerful party pop rock synthwave";
    private static final String MINOR = "minor sad dark melancholy melancholic lonely rain storm night techno epic";

    private static final List<int[]> MAJOR_ROOTS = List.of(new int[] {0, 9, 5, 7}, new int[] {0, 7, 9, 5});
    private static final List<int[]> MINOR_ROOTS = List.of(new int[] {0, 8, 3, 10}, new int[] {0, 10, 8, 10});
    private static final int[] MAJOR_PENTATONIC = {0, 2, 4, 7, 9};
    private static final int[] MINOR_PENTATONIC = {0, 3, 5, 7, 10};

    /** An open chord without a third fits a major and a minor melody. */
    private static final int[] CHORD = {0, 7, 12, 14, 19};

    private static final int STEPS = 8;
    private static final double FADE_SECONDS = 2.5;
    private static final int REST = -1;

    private final List<Synthesizer.Note> notes = new ArrayList<>();
    private final SeededRandom random;
    private final double step;
    private final double key;
    private final int[] scale;
    private final int[] roots;
    private final int[] melody = new int[4 * STEPS];

    private MusicComposer(PromptWords prompt, SeededRandom random) {
        this.random = random;
        double tempo = prompt.mention(SLOW) ? 66 : prompt.mention(FAST) ? 118 : 90;
        boolean minor = prompt.mention(MINOR) || random.chance(0.4);
        this.step = 30 / (tempo * random.nextDouble(0.94, 1.06));
        this.key = 98 * semitones(random.nextInt(8));
        this.scale = minor ? MINOR_PENTATONIC : MAJOR_PENTATONIC;
        this.roots = random.oneOf(minor ? MINOR_ROOTS : MAJOR_ROOTS);
        int degree = 5;
        for (int i = 0; i < melody.length; i++) {
            degree = Math.max(2, Math.min(degree + random.nextInt(5) - 2, 11));
            melody[i] = random.chance(i % 4 == 0 ? 0.85 : i % 2 == 0 ? 0.55 : 0.25) ? degree : REST;
        }
    }

    /**
     * Composes a piece and returns it as a WAV file.
     *
     * @param prompt any text; words for tempo and mood are understood
     * @param seconds the length
     * @param random decides what the prompt leaves open
     */
    public static Content compose(String prompt, int seconds, SeededRandom random) {
        var piece = new MusicComposer(new PromptWords(prompt), random);
        for (int bar = 0; bar * STEPS * piece.step < seconds; bar++) {
            piece.addBar(bar);
        }
        piece.notes.sort(Comparator.comparingDouble(Synthesizer.Note::start));
        return WavFile.of(seconds, FADE_SECONDS, () -> new Synthesizer(piece.notes, 0.5));
    }

    private void addBar(int bar) {
        int root = roots[bar % roots.length];
        for (int tone = 0; tone < CHORD.length; tone++) {
            add(bar, 0.12 * tone, 7, key * semitones(root + CHORD[tone]), 0.16, 0.75);
        }
        add(bar, 0, 5, key / 2 * semitones(root), 0.5, 0.6);
        add(bar, 5, 3, key / 2 * semitones(root + 7), 0.3, 0.6);
        for (int i = 0; i < STEPS; i++) {
            int degree = melody[bar % 4 * STEPS + i];
            if (degree != REST) {
                double pitch = semitones(12 * (degree / scale.length) + scale[degree % scale.length]);
                add(bar, i, 3, 2 * key * pitch, i % 4 == 0 ? 0.4 : 0.3, 0.2);
            } else if (random.chance(0.4)) {
                add(bar, i, 2, key * semitones(root + CHORD[i % 3 + 1]), 0.2, 0.5);
            }
        }
    }

    private void add(int bar, double at, double steps, double frequency, double loudness, double softness) {
        double human = random.nextDouble(0.85, 1.1);
        notes.add(new Synthesizer.Note((bar * STEPS + at) * step, steps * step, frequency, loudness * human, softness));
    }

    private static double semitones(double count) {
        return Math.pow(2, count / 12);
    }
}
