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
 * A session on the command line, recorded in a file of these lines:
 *
 * <pre>
 * # a comment
 * &#64; NO_COLOR=1              sets an environment variable
 * &#64; serve ?delay=0&amp;seed=1   serves a sandbox over HTTP; {API} is its address
 * &#64; later 5s                advances the clock
 * -- body.json --          a file in the home folder {HOME}, up to the line --
 * $ get req_1 -o json      the arguments of a command
 * &lt; {"model_id": "m"}      a line of stdin
 * ! Error: no token        a line of stderr
 * = 5                      the exit code, unless it is 0
 * </pre>
 *
 * <p>Every other line is stdout. {JOB-1} is the first job ID that was printed, and so on; {BYTES} and {SHA256} are the size
 * and the digest of a generated file.
 */
final class Transcript implements AutoCloseable {
    private static final Pattern WORD = Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*)\"|'([^']*)'|(\\S+)");
    private static final Pattern FILE_DIGEST = Pattern.compile("\"bytes\":[0-9]+,\"sha256\":\"[0-9a-f]{64}\"");
    private static final Pattern JOB = Pattern.compile("job_[0-9a-f]{16}");
    private static final Pattern FILE = Pattern.compile("-- (\\S+) --");

    private final Path home;
    private final Program program;
    private final List<String> jobs = new ArrayList<>();
    private final StringBuilder output = new StringBuilder();
    private SandboxServer server;

    Transcript(Path home) {
        this.home = home;
        this.program = new Program(home);
    }

    /** Runs the commands of a transcript and records what they print now. */
    String replay(String transcript) throws IOException {
        Deque<String> lines = new ArrayDeque<>(transcript.lines().toList());
        while (!lines.isEmpty()) {
            String line = lines.remove();
            Matcher file = FILE.matcher(line);
            if (file.matches()) {
                output.append(line).append('\n');
                write(home.resolve(file.group(1)), lines);
            } else if (line.startsWith("# ")) {
                output.append(line).append('\n');
            } else if (line.startsWith("@ ")) {
                output.append(line).append('\n');
                apply(line.substring(2));
            } else if (line.startsWith("$ ")) {
                output.append(line).append('\n');
                run(args(expand(line.substring(2))), lines);
            }
        }
        return output.toString().stripTrailing() + "\n";
    }

    private void write(Path file, Deque<String> lines) throws IOException {
        var content = new ArrayList<String>();
        String line = lines.remove();
        while (!line.equals("--")) {
            content.add(line);
            output.append(line).append('\n');
            line = lines.remove();
        }
        output.append("--\n\n");
        Files.write(file, content);
    }

    private void apply(String directive) {
        if (directive.startsWith("serve ")) {
            server = new SandboxServer(
                    home.resolve("served"),
                    SandboxBehavior.parse(directive.substring("serve ".length())),
                    program.clock,
                    new Random(1),
                    0,
                    List.of(),
                    Faults.NONE);
        } else if (directive.startsWith("later ")) {
            program.clock.advance(DurationParser.parse(directive.substring("later ".length())));
        } else {
            String[] variable = expand(directive).split("=", 2);
            program.with(variable[0], variable[1]);
        }
        output.append('\n');
    }

    private void run(List<String> args, Deque<String> lines) {
        var stdin = new StringBuilder();
        while (!lines.isEmpty() && lines.peek().startsWith("< ")) {
            output.append(lines.peek()).append('\n');
            stdin.append(lines.remove().substring(2)).append('\n');
        }
        Program.Result result = program.run(args, stdin.toString());
        result.err()
                .lines()
                .forEach(line -> output.append(normalize("! " + line)).append('\n'));
        output.append(normalize(result.out()));
        if (result.code() != 0) {
            output.append("= ").append(result.code()).append('\n');
        }
        output.append('\n');
    }

    private String expand(String text) {
        String result = text.replace("{HOME}", home.toString());
        for (int number = 1; number <= jobs.size(); number++) {
            result = result.replace("{JOB-" + number + "}", jobs.get(number - 1));
        }
        return server == null ? result : result.replace("{API}", server.address());
    }

    private String normalize(String text) {
        String result = JOB.matcher(text.replace(home.toString(), "{HOME}"))
                .replaceAll(job -> "{JOB-" + numberOf(job.group()) + "}");
        result = FILE_DIGEST.matcher(result).replaceAll("\"bytes\":{BYTES},\"sha256\":\"{SHA256}\"");
        return server == null ? result : result.replace(server.address(), "{API}");
    }

    private int numberOf(String job) {
        if (!jobs.contains(job)) {
            jobs.add(job);
        }
        return jobs.indexOf(job) + 1;
    }

    private static List<String> args(String line) {
        var args = new ArrayList<String>();
        Matcher word = WORD.matcher(line);
        while (word.find()) {
            if (word.group(1) != null) {
                args.add(word.group(1).replaceAll("\\\\(.)", "$1"));
            } else {
                args.add(word.group(2) != null ? word.group(2) : word.group(3));
            }
        }
        return args;
    }

    @Override
    public void close() {
        if (server != null) {
            server.close();
        }
    }
}
