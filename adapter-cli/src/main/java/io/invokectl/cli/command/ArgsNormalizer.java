package io.invokectl.cli.command;

import io.invokectl.cli.output.UsageException;
import io.invokectl.config.Settings;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Reads a command line exactly as doctl does: a flag takes the next word as its value, whatever that word is;
 * {@code --flag=value}, {@code -fvalue}, {@code -f=value} and letters in a row all work; a switch may say
 * {@code =true} or {@code =false}, and the last one counts; after {@code --} there are no flags.
 */
public final class ArgsNormalizer {
    /** What stands in canonical words for the two dashes that end the flags: no value can be mistaken for it. */
    public static final String END_OF_FLAGS = "\0--";

    private static final String TWO_DASHES = "--";

    private final Map<String, Flag> names;
    private final Map<Character, Flag> letters;

    /** Takes the flags that are known. */
    public ArgsNormalizer(List<Flag> flags) {
        this.names = flags.stream().collect(Collectors.toMap(Flag::name, Function.identity()));
        this.letters = flags.stream()
                .filter(flag -> flag.letter().isPresent())
                .collect(Collectors.toMap(flag -> flag.letter().get(), Function.identity()));
    }

    /**
     * A command line in one form.
     *
     * @param words every known flag with a value as {@code --name=value}, and everything unknown as it was
     * @param switches the switches that were given, by name
     */
    public record Read(List<String> words, Map<String, Boolean> switches) {}

    /** Brings words into that form. */
    public Read read(List<String> words) {
        var result = new Read(new ArrayList<>(), new LinkedHashMap<>());
        Deque<String> rest = new ArrayDeque<>(words);
        while (!rest.isEmpty()) {
            String word = rest.removeFirst();
            if (word.equals(TWO_DASHES)) {
                result.words().add(END_OF_FLAGS);
                result.words().addAll(rest);
                rest.clear();
            } else if (word.startsWith("--")) {
                named(word, rest, result);
            } else if (word.length() > 1 && word.startsWith("-")) {
                lettered(word, rest, result);
            } else {
                result.words().add(word);
            }
        }
        return result;
    }

    /** Whether this word is a known flag whose value is the next word. */
    public boolean takesNext(String word) {
        var rest = new ArrayDeque<>(List.of("next"));
        var result = new Read(new ArrayList<>(), new LinkedHashMap<>());
        if (word.startsWith("--")) {
            named(word, rest, result);
        } else {
            lettered(word, rest, result);
        }
        return rest.isEmpty();
    }

    /** Whether there is a flag of that letter. */
    public boolean knows(char letter) {
        return letters.containsKey(letter);
    }

    private void named(String word, Deque<String> rest, Read result) {
        int equals = word.indexOf('=');
        Flag flag = names.get(word.substring(2, equals < 0 ? word.length() : equals));
        if (flag == null) {
            result.words().add(word);
        } else if (equals >= 0) {
            take(flag, word.substring(equals + 1), result);
        } else {
            take(flag, word, rest, result);
        }
    }

    private void lettered(String word, Deque<String> rest, Read result) {
        for (int at = 1; at < word.length(); at++) {
            Flag flag = letters.get(word.charAt(at));
            String tail = word.substring(at + 1);
            if (flag == null) {
                result.words().add("-" + word.substring(at));
                return;
            }
            if (tail.startsWith("=") || (flag.takesValue() && !tail.isEmpty())) {
                take(flag, tail.startsWith("=") ? tail.substring(1) : tail, result);
                return;
            }
            take(flag, "-" + word.charAt(at), rest, result);
        }
    }

    private static void take(Flag flag, String word, Deque<String> rest, Read result) {
        if (!flag.takesValue()) {
            result.switches().put(flag.name(), true);
        } else if (rest.isEmpty()) {
            throw new UsageException(word + " needs a value: " + flag.label().orElse(""));
        } else {
            take(flag, rest.removeFirst(), result);
        }
    }

    private static void take(Flag flag, String value, Read result) {
        if (flag.takesValue()) {
            result.words().add("--" + flag.name() + "=" + value);
        } else {
            result.switches().put(flag.name(), Settings.truth(value, "--" + flag.name()));
        }
    }
}
