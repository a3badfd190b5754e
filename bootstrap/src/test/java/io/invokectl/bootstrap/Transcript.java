package io.invokectl.bootstrap;

import io.invokectl.application.work.DurationParser;
import io.invokectl.sandbox.Faults;
import io.invokectl.sandbox.SandboxBehavior;
import io.invokectl.sandbox.SandboxServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A story told in commands. In its file
 *
 * <pre>
 * # is a remark
 * &#64; NO_COLOR=1              a variable of the environment from here on
 * &#64; serve ?delay=0&amp;seed=1   a sandbox behind HTTP, whose address {API} stands for
 * &#64; later 5s                time that passes
 * -- body.json --          a file in the home folder {HOME}, up to a line that is --
 * $ get req_1 -o json      what is typed after the program's name
 * &lt; {"model_id": "m"}      a line of stdin
 * ! Error: no token        a line of stderr
 * = 5                      the exit code, where it is not 0
 * </pre>
 *
 * <p>and every other line is stdout. {JOB-1} stands for the first job id that was printed, which chance has made, and so
 * on; {BYTES} and {SHA256} stand for the size and the digest of a generated file. Told again by the program, the story is
 * to read the same, letter by letter.
 */
final class Transcript implements AutoCloseable {
    private static final Pattern WORD = Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*)\"|'([^']*)'|(\\S+)");
    private static final Pattern FILE_DIGEST = Pattern.compile("\"bytes\":[0-9]+,\"sha256\":\"[0-9a-f]{64}\"");
    private static final Pattern JOB = Pattern.compile("job_[0-9a-f]{16}");
    private static final Pattern FILE = Pattern.compile("-- (\\S+) --");

    private final Path home;
    private final Program program;
    private final List<String> jobs = new ArrayList<>();
    private final StringBuilder told = new StringBuilder();
    private SandboxServer server;

    Transcript(Path home) {
        this.home = home;
        this.program = new Program(home);
    }

    /** Tells a story with what the program says now. */
    String retold(String story) throws IOException {
        Deque<String> lines = new ArrayDeque<>(story.lines().toList());
        while (!lines.isEmpty()) {
            String line = lines.remove();
            Matcher file = FILE.matcher(line);
            if (file.matches()) {
                told.append(line).append('\n');
                write(home.resolve(file.group(1)), lines);
            } else if (line.startsWith("# ")) {
                told.append(line).append('\n');
            } else if (line.startsWith("@ ")) {
                told.append(line).append('\n');
                arrange(line.substring(2));
            } else if (line.startsWith("$ ")) {
                told.append(line).append('\n');
                run(words(filled(line.substring(2))), lines);
            }
        }
        return told.toString().stripTrailing() + "\n";
    }

    private void write(Path file, Deque<String> lines) throws IOException {
        var content = new ArrayList<String>();
        String line = lines.remove();
        while (!line.equals("--")) {
            content.add(line);
            told.append(line).append('\n');
            line = lines.remove();
        }
        told.append("--\n\n");
        Files.write(file, content);
    }

    private void arrange(String what) {
        if (what.startsWith("serve ")) {
            server = new SandboxServer(
                    home.resolve("served"),
                    SandboxBehavior.parse(what.substring("serve ".length())),
                    program.clock,
                    new Random(1),
                    0,
                    List.of(),
                    Faults.NONE);
        } else if (what.startsWith("later ")) {
            program.clock.advance(DurationParser.parse(what.substring("later ".length())));
        } else {
            String[] variable = filled(what).split("=", 2);
            program.with(variable[0], variable[1]);
        }
        told.append('\n');
    }

    private void run(List<String> words, Deque<String> lines) {
        var stdin = new StringBuilder();
        while (!lines.isEmpty() && lines.peek().startsWith("< ")) {
            told.append(lines.peek()).append('\n');
            stdin.append(lines.remove().substring(2)).append('\n');
        }
        Program.Result result = program.run(words, stdin.toString());
        result.err().lines().forEach(line -> told.append(blanked("! " + line)).append('\n'));
        told.append(blanked(result.out()));
        if (result.code() != 0) {
            told.append("= ").append(result.code()).append('\n');
        }
        told.append('\n');
    }

    private String filled(String text) {
        String inPlace = text.replace("{HOME}", home.toString());
        for (int number = 1; number <= jobs.size(); number++) {
            inPlace = inPlace.replace("{JOB-" + number + "}", jobs.get(number - 1));
        }
        return server == null ? inPlace : inPlace.replace("{API}", server.address());
    }

    private String blanked(String text) {
        String inPlace = JOB.matcher(text.replace(home.toString(), "{HOME}"))
                .replaceAll(job -> "{JOB-" + numberOf(job.group()) + "}");
        inPlace = FILE_DIGEST.matcher(inPlace).replaceAll("\"bytes\":{BYTES},\"sha256\":\"{SHA256}\"");
        return server == null ? inPlace : inPlace.replace(server.address(), "{API}");
    }

    private int numberOf(String job) {
        if (!jobs.contains(job)) {
            jobs.add(job);
        }
        return jobs.indexOf(job) + 1;
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

    @Override
    public void close() {
        if (server != null) {
            server.close();
        }
    }
}
