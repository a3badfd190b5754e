package io.invokectl.cli.sandbox;

import io.invokectl.application.ratelimit.Quota;
import io.invokectl.cli.args.CommandDefinition;
import io.invokectl.cli.args.Flag;
import io.invokectl.cli.args.Flags;
import io.invokectl.cli.output.ExitCode;
import io.invokectl.cli.output.UsageException;
import io.invokectl.cli.session.CliRuntime.SandboxSettings;
import io.invokectl.cli.session.CliRuntime.Served;
import io.invokectl.cli.session.Command;
import io.invokectl.cli.session.CommandSession;
import io.invokectl.domain.json.JsonObject;
import io.invokectl.domain.value.InvalidValueException;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Serves the sandbox over HTTP, for tests of other programs. */
final class SandboxServeCommand implements Command {
    private static final Duration LONG = Duration.ofHours(1);
    private static final int MAX_PORT = 65_535;

    @Override
    public CommandDefinition definition() {
        return new CommandDefinition("Serve the sandbox over HTTP on the loopback interface, and print its address."
                        + "\n\nIt behaves like the API and creates real images and audio without a network connection or charges. It"
                        + " accepts any token and runs until Ctrl-C.")
                .withFlags(
                        Flag.text("port", "<n>", "Port to listen on (default: any free port)"),
                        Flag.text("fail", "<share>", "Share of jobs that fail, such as 0.1"),
                        Flag.text("delay", "<seconds>", "Duration of each job (default: that of real jobs)"),
                        Flag.text("seed", "<n>", "Seed for reproducible random choices"),
                        Flag.list("rate", "<n/period>", "Rate limit, such as 50/10s (repeatable)"),
                        Flag.list("fault", "<kind=share>", "Share of faulty responses, such as 503=0.02 or close=0.01"))
                .withExample("sandbox serve --port 8080", "Reachable with --api-url http://127.0.0.1:8080 -t any")
                .withExample("sandbox serve --rate 50/10s --fault 503=0.02", "With a rate limit and faults");
    }

    @Override
    public ExitCode run(CommandSession session) throws InterruptedException {
        try (Served server = session.runtime().serveSandbox(settings(session.flags()))) {
            String address = server.address().value();
            session.output().document(JsonObject.EMPTY.with("address", address), List.of(address));
            session.progress().advise("serving the sandbox; stop it with Ctrl-C");
            while (!session.console().isOutBroken()) {
                session.runtime().sleeper().sleep(LONG);
            }
            return ExitCode.DONE;
        } catch (InvalidValueException invalid) {
            throw new UsageException("sandbox serve: " + invalid.problem());
        }
    }

    private static SandboxSettings settings(Flags flags) {
        long port = flags.count("port").orElse(0L);
        if (port > MAX_PORT) {
            throw new UsageException("--port " + port + " is out of range: 1 to " + MAX_PORT);
        }
        String behavior = Stream.of("fail", "delay", "seed")
                .flatMap(name -> flags.text(name).map(value -> name + "=" + value).stream())
                .collect(Collectors.joining("&"));
        return new SandboxSettings(
                (int) port,
                behavior.isEmpty() ? "" : "?" + behavior,
                flags.values("rate", Quota::parse),
                String.join(",", flags.texts("fault")));
    }
}
