package io.invokectl.sandbox.sound;

import io.invokectl.sandbox.craft.Dice;
import io.invokectl.sandbox.craft.Shape;
import java.util.ArrayList;
import java.util.List;

/** A text as it is spoken: which sound comes when, and how high. */
public final class Utterance {
    private static final double SHORTEST = 0.4;
    private static final String ENDS = ".!?…。！？";
    private static final String PAUSES = ",;:—–\n\r、，";

    private final List<Syllable> syllables;
    private final double seconds;

    /**
     * A character of the text.
     *
     * @param text the character
     * @param phone its sound
     * @param start when it begins, in seconds
     * @param end when it ends
     * @param pitch how much higher it is than the speaker's own pitch
     */
    public record Syllable(String text, Phone phone, double start, double end, double pitch) {}

    private Utterance(List<Syllable> syllables, double seconds) {
        this.syllables = syllables;
        this.seconds = seconds;
    }

    /** The text as it is spoken at a speed, 1 for about fourteen characters a second. */
    public static Utterance of(String text, double speed) {
        int[] characters = text.codePoints().toArray();
        var syllables = new ArrayList<Syllable>();
        double time = 0;
        int begin = 0;
        int end = end(characters, 0);
        for (int i = 0; i < characters.length; i++) {
            if (i > end) {
                begin = i;
                end = end(characters, i);
            }
            Phone phone = phone(characters, i);
            double share = (double) (i - begin) / Math.max(1, end - begin);
            double next = time + phone.seconds() / speed;
            double pitch = pitch(share, characters[Math.min(end, characters.length - 1)]) * accent(characters, i);
            syllables.add(new Syllable(Character.toString(characters[i]), phone, time, next, pitch));
            time = next;
        }
        return new Utterance(List.copyOf(syllables), Math.max(time, SHORTEST));
    }

    /** The same, spoken in that time. */
    public Utterance lasting(double wanted) {
        double factor = wanted / seconds;
        List<Syllable> others = syllables.stream()
                .map(s -> new Syllable(s.text(), s.phone(), s.start() * factor, s.end() * factor, s.pitch()))
                .toList();
        return new Utterance(others, wanted);
    }

    /** Its characters in their order. */
    public List<Syllable> syllables() {
        return syllables;
    }

    double seconds() {
        return seconds;
    }

    /** How many samples it takes. */
    int length() {
        return (int) Math.round(seconds * Sound.RATE);
    }

    private static int end(int[] characters, int from) {
        int end = from;
        while (end < characters.length - 1 && ENDS.indexOf(characters[end]) < 0) {
            end++;
        }
        return end;
    }

    private static Phone phone(int[] characters, int at) {
        int character = characters[at];
        if (ENDS.indexOf(character) >= 0) {
            return Phone.silence(0.36);
        }
        if (PAUSES.indexOf(character) >= 0) {
            return Phone.silence(0.2);
        }
        if (!Character.isLetterOrDigit(character)) {
            return Phone.silence(Character.isWhitespace(character) ? 0.035 : 0.01);
        }
        Phone phone = Phone.of(character);
        boolean last = at + 1 == characters.length || !Character.isLetter(characters[at + 1]);
        boolean mute = character == 'e' && last && at > 1 && Character.isLetter(characters[at - 1]);
        boolean doubled = at > 0 && characters[at - 1] == character && Character.isLetter(character);
        return mute || doubled ? phone.lasting(0.025) : phone;
    }

    /** A voice falls over a sentence, and rises at the end of a question. */
    private static double pitch(double share, int mark) {
        double falling = 1.14 - 0.28 * share;
        if (mark == '?' || mark == '？') {
            return falling + 0.42 * Shape.smooth(0.7, 1, share);
        }
        return mark == '!' ? falling * 1.12 : falling;
    }

    private static double accent(int[] characters, int at) {
        int before = at;
        while (before > 0 && Character.isLetter(characters[before - 1])) {
            before--;
        }
        double wobble = 0.05 * (Dice.at(characters[at], before, 11) - 0.5);
        return (at - before < 3 ? 1.07 : 0.99) + wobble;
    }
}
