package io.invokectl.sandbox.media;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A text that is intoned rather than spoken: each letter is a note, and punctuation is a pause.
 *
 * @param timings when each character sounds
 * @param seconds the length
 */
public record Utterance(List<Timing> timings, double seconds) {
    private static final double SHORTEST = 0.4;
    private static final String SENTENCE_ENDS = ".!?…。！？";
    private static final String PAUSES = ",;:—–\n\r、，";
    private static final String VOWELS = "aeiouyäöüáéíóúàèìòùâêîôûåæøœ";
    private static final int[] PENTATONIC = {0, 2, 4, 7, 9};

    /**
     * When a character sounds.
     *
     * @param character a single code point
     * @param start in seconds
     * @param end in seconds
     */
    public record Timing(String character, double start, double end) {}

    /** Times a text at a speed, where 1 is about fourteen characters per second. */
    public static Utterance of(String text, double speed) {
        List<Timing> timings = new ArrayList<>();
        double time = 0;
        for (int character : text.codePoints().toArray()) {
            double end = time + length(character) / speed;
            timings.add(new Timing(Character.toString(character), time, end));
            time = end;
        }
        return new Utterance(List.copyOf(timings), Math.max(time, SHORTEST));
    }

    private static double length(int character) {
        if (SENTENCE_ENDS.indexOf(character) >= 0) {
            return 0.36;
        }
        if (PAUSES.indexOf(character) >= 0) {
            return 0.2;
        }
        if (!Character.isLetterOrDigit(character)) {
            return Character.isWhitespace(character) ? 0.05 : 0.01;
        }
        return isVowel(character) ? 0.08 : 0.065;
    }

    private static boolean isVowel(int character) {
        return VOWELS.indexOf(Character.toLowerCase(character)) >= 0;
    }

    /** Returns the same text stretched or compressed to a length. */
    public Utterance lasting(double wanted) {
        double factor = wanted / seconds;
        return new Utterance(
                timings.stream()
                        .map(t -> new Timing(t.character(), t.start() * factor, t.end() * factor))
                        .toList(),
                wanted);
    }

    /** Returns a WAV file in the voice of that name; any name has a voice of its own pitch. */
    public Content recite(String voice) {
        double pitch =
                SeededRandom.of("voice", voice.strip().toLowerCase(Locale.ROOT)).nextDouble(105, 230);
        List<Synthesizer.Note> notes = new ArrayList<>();
        double sentenceStart = 0;
        for (Timing timing : timings) {
            int character = timing.character().codePointAt(0);
            if (SENTENCE_ENDS.indexOf(character) >= 0) {
                sentenceStart = timing.end();
            } else if (Character.isLetterOrDigit(character)) {
                double falling = 4 * Math.min(1, (timing.start() - sentenceStart) / 4);
                int interval = PENTATONIC[Character.toLowerCase(character) % PENTATONIC.length];
                double frequency = pitch * Math.pow(2, (interval + 3 - falling) / 12);
                double length = timing.end() - timing.start();
                boolean vowel = isVowel(character);
                notes.add(new Synthesizer.Note(
                        timing.start(), length, frequency, vowel ? 0.75 : 0.35, vowel ? 0.5 : 0.9));
            }
        }
        return WavFile.of(seconds, 0.03, () -> new Synthesizer(notes, 0));
    }
}
