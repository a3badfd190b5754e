package io.invokectl.sandbox.craft;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The words of a prompt.
 *
 * @param words in lower case, without an s at the end
 */
public record Prompt(List<String> words) {

    /** Takes a prompt apart. */
    public static Prompt of(String text) {
        var words = new ArrayList<String>();
        for (String word : text.toLowerCase(Locale.ROOT).split("[^\\p{L}]+", -1)) {
            words.add(singular(word));
        }
        return new Prompt(List.copyOf(words));
    }

    private static String singular(String word) {
        if (word.endsWith("ies")) {
            return word.substring(0, word.length() - 3) + "y";
        }
        return word.length() > 3 && word.endsWith("s") ? word.substring(0, word.length() - 1) : word;
    }

    /** Whether one of these words, separated by blanks, occurs. */
    public boolean speaksOf(String several) {
        return words.stream().anyMatch(word -> isAmong(word, several));
    }

    /** The thing that is asked for first. */
    public <T extends Spoken> Optional<T> first(T[] things) {
        return all(things).findFirst();
    }

    /** All things that are asked for, in their order. */
    public <T extends Spoken> Stream<T> all(T[] things) {
        return words.stream().flatMap(word -> Arrays.stream(things).filter(thing -> isAmong(word, thing.words())));
    }

    private static boolean isAmong(String word, String several) {
        return !word.isEmpty() && (" " + several + " ").contains(" " + word + " ");
    }
}
