package io.invokectl.sandbox.media;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/** The words of a prompt, compared without case or plural s. */
final class PromptWords {
    private static final Pattern NOT_LETTERS = Pattern.compile("[^\\p{L}]+");

    private final String[] words;

    PromptWords(String prompt) {
        words = NOT_LETTERS.split(prompt.toLowerCase(Locale.ROOT), -1);
    }

    /** Returns whether the prompt has one of these words, which are in lower case and separated by blanks. */
    boolean mention(String keywords) {
        return Arrays.stream(words).anyMatch(word -> isAmong(word, keywords));
    }

    /** Returns the element that the earliest word of the prompt names, by the keywords of each element. */
    <T> Optional<T> first(T[] elements, Function<T, String> keywords) {
        return Arrays.stream(words)
                .flatMap(word -> Arrays.stream(elements).filter(element -> isAmong(word, keywords.apply(element))))
                .findFirst();
    }

    private static boolean isAmong(String word, String keywords) {
        List<String> known = List.of(keywords.split(" "));
        return known.contains(word) || (word.endsWith("s") && known.contains(word.substring(0, word.length() - 1)));
    }
}
