package io.invokectl.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.invokectl.cli.output.Console;
import io.invokectl.cli.output.TerminalStreams;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A command line in memory. After {@link #run} it holds what came of it. */
final class CliFixture {
    final FakeCliRuntime runtime = new FakeCliRuntime();
    final Map<String, String> environment = new HashMap<>(Map.of("DIGITALOCEAN_ACCESS_TOKEN", "tok-env"));
    String stdin = "";
    TerminalStreams terminal = TerminalStreams.NONE;
    Optional<String> typedSecret = Optional.empty();
    Optional<PrintStream> stdout = Optional.empty();
    String out = "";
    String err = "";
    int code;

    CliFixture run(String... words) {
        var outBytes = new ByteArrayOutputStream();
        var errBytes = new ByteArrayOutputStream();
        var console = new Console(
                new ByteArrayInputStream(stdin.getBytes(UTF_8)),
                stdout.orElseGet(() -> new PrintStream(outBytes, true, UTF_8)),
                new PrintStream(errBytes, true, UTF_8),
                terminal,
                () -> typedSecret);
        code = new Cli(console, environment, runtime).run(List.of(words)).number();
        out = outBytes.toString(UTF_8);
        err = errBytes.toString(UTF_8);
        return this;
    }

    /** A stdout that nobody reads any more. */
    static PrintStream closedPipe() {
        return new PrintStream(
                new OutputStream() {
                    @Override
                    public void write(int b) throws IOException {
                        throw new IOException("Broken pipe");
                    }
                },
                true,
                UTF_8);
    }
}
