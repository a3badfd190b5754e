package io.invokectl.sandbox;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What the words of a prompt ask for, as far as they are understood.
 *
 * @param words the words in lower case, without an s at the end
 */
record Motif(List<String> words) {

    static Motif of(String prompt) {
        var words = new ArrayList<String>();
        for (String word : prompt.toLowerCase(Locale.ROOT).split("[^\\p{L}]+", -1)) {
            words.add(singular(word));
        }
        return new Motif(List.copyOf(words));
    }

    private static String singular(String word) {
        if (word.endsWith("ies")) {
            return word.substring(0, word.length() - 3) + "y";
        }
        return word.length() > 3 && word.endsWith("s") ? word.substring(0, word.length() - 1) : word;
    }

    /** Whether one of these words, separated by blanks, occurs. */
    boolean speaksOf(String several) {
        return words.stream().anyMatch(word -> isAmong(word, several));
    }

    /** The thing that is asked for first. */
    <T extends Spoken> Optional<T> first(T[] things) {
        return all(things).findFirst();
    }

    private <T extends Spoken> Stream<T> all(T[] things) {
        return words.stream().flatMap(word -> Arrays.stream(things).filter(thing -> isAmong(word, thing.words())));
    }

    /** A moon without a time of day stands in the dusk. */
    Optional<Daylight> daylight() {
        return first(Daylight.values()).or(() -> Optional.of(Daylight.DUSK).filter(any -> speaksOf("moon")));
    }

    /** The same, with a time of day for prompts that name none. */
    Motif usuallyAt(Daylight time) {
        return daylight().isPresent() ? this : of(String.join(" ", words) + " " + time.words());
    }

    Weather weather() {
        return first(Weather.values()).orElse(Weather.FAIR);
    }

    /** The colours that are named, in their order. */
    List<Colour> hues() {
        return all(Hue.values()).distinct().map(Hue::colour).toList();
    }

    /** How many moons are spoken of. */
    int moons() {
        if (!speaksOf("moon")) {
            return 0;
        }
        return speaksOf("three") ? 3 : speaksOf("two twin double") ? 2 : 1;
    }

    private static boolean isAmong(String word, String several) {
        return !word.isEmpty() && (" " + several + " ").contains(" " + word + " ");
    }
}
