package io.invokectl.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.invokectl.cli.auth.AuthCommands;
import io.invokectl.cli.batch.BatchCommands;
import io.invokectl.cli.completion.CompletionCommands;
import io.invokectl.cli.doctor.DoctorCommands;
import io.invokectl.cli.jobs.JobCommands;
import io.invokectl.cli.ledger.LedgerCommands;
import io.invokectl.cli.output.Console;
import io.invokectl.cli.output.TerminalStreams;
import io.invokectl.cli.sandbox.SandboxCommands;
import io.invokectl.cli.session.CommandNode;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A command line in memory. After {@link #run} it has the output and the exit code. */
final class CliFixture {
    private static final List<CommandNode> COMPLETION = CompletionCommands.of(CliFixture::tree);

    final FakeCliRuntime runtime = new FakeCliRuntime();
    final Map<String, String> environment = new HashMap<>(Map.of("DIGITALOCEAN_ACCESS_TOKEN", "tok-env"));
    String stdin = "";
    TerminalStreams terminal = TerminalStreams.NONE;
    Optional<String> typedSecret = Optional.empty();
    Optional<OutputStream> stdout = Optional.empty();
    String out = "";
    String err = "";
    int code;

    CliFixture run(String... words) {
        var outBytes = new ByteArrayOutputStream();
        var errBytes = new ByteArrayOutputStream();
        var console = new Console(
                new ByteArrayInputStream(stdin.getBytes(UTF_8)),
                stdout.orElse(outBytes),
                new PrintStream(errBytes, true, UTF_8),
                terminal,
                () -> typedSecret);
        code = new Cli(console, environment, runtime, tree())
                .run(List.of(words))
                .number();
        out = outBytes.toString(UTF_8);
        err = errBytes.toString(UTF_8);
        return this;
    }

    /** The command tree of the program. */
    static CommandNode tree() {
        return CommandTree.of(List.of(
                () -> JobCommands.ALL,
                () -> BatchCommands.ALL,
                () -> LedgerCommands.ALL,
                () -> AuthCommands.ALL,
                () -> SandboxCommands.ALL,
                () -> DoctorCommands.ALL,
                () -> COMPLETION));
    }

    /** A stdout that cannot be written. */
    static OutputStream broken(String reason) {
        return new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException(reason);
            }
        };
    }
}
