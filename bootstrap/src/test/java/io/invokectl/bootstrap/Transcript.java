package io.invokectl.bootstrap;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A story told in commands. In its file
 *
 * <pre>
 * # is a remark
 * -- body.json --          a file in the home folder, up to a line that is --
 * $ get req_1 -o json      what is typed after the program's name
 * &lt; {"model_id": "m"}      a line of stdin
 * ! Error: no token        a line of stderr
 * = 5                      the exit code, 0 where none stands
 * </pre>
 *
 * <p>and every other line is stdout; an empty one at the end of a step does not count. {@code {HOME}} is the home folder.
 */
final class Transcript {
    private static final Pattern WORD = Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*)\"|'([^']*)'|(\\S+)");
    private static final Pattern FILE = Pattern.compile("-- (\\S+) --");

    private final Path home;
    private final List<Step> steps = new ArrayList<>();

    /** One command, and what is to come of it. */
    static final class Step {
        final int line;
        final List<String> words;
        final StringBuilder in = new StringBuilder();
        final StringBuilder out = new StringBuilder();
        final StringBuilder err = new StringBuilder();
        int code;

        Step(int line, List<String> words) {
            this.line = line;
            this.words = words;
        }
    }

    private Transcript(Path home) {
        this.home = home;
    }

    /** Reads a story and puts its files in place. */
    static List<Step> read(Path file, Path home) throws IOException {
        var transcript = new Transcript(home);
        List<String> lines = Files.readAllLines(file);
        for (int at = 0; at < lines.size(); at++) {
            Matcher start = FILE.matcher(lines.get(at));
            if (start.matches()) {
                int end = at + lines.subList(at, lines.size()).indexOf("--");
                Files.write(home.resolve(start.group(1)), lines.subList(at + 1, end));
                at = end;
            } else {
                transcript.take(at + 1, lines.get(at).replace("{HOME}", home.toString()));
            }
        }
        return transcript.steps;
    }

    private void take(int number, String line) {
        if (line.startsWith("$ ")) {
            steps.add(new Step(number, words(line.substring(2))));
        } else if (!steps.isEmpty() && !line.startsWith("# ")) {
            take(steps.get(steps.size() - 1), line);
        }
    }

    private static void take(Step step, String line) {
        if (line.startsWith("< ")) {
            step.in.append(line.substring(2)).append('\n');
        } else if (line.startsWith("! ")) {
            step.err.append(line.substring(2)).append('\n');
        } else if (line.startsWith("= ")) {
            step.code = Integer.parseInt(line.substring(2).strip());
        } else if (!line.isEmpty()) {
            step.out.append(line).append('\n');
        }
    }

    private static List<String> words(String typed) {
        var words = new ArrayList<String>();
        Matcher word = WORD.matcher(typed);
        while (word.find()) {
            if (word.group(1) != null) {
                words.add(word.group(1).replaceAll("\\\\(.)", "$1"));
            } else {
                words.add(word.group(2) != null ? word.group(2) : word.group(3));
            }
        }
        return words;
    }
}
