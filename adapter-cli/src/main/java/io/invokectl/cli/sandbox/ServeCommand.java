package io.invokectl.cli.sandbox;

import io.invokectl.application.ratelimit.Quota;
import io.invokectl.cli.command.CliRuntime.SandboxSettings;
import io.invokectl.cli.command.CliRuntime.Served;
import io.invokectl.cli.command.Command;
import io.invokectl.cli.command.CommandDefinition;
import io.invokectl.cli.command.CommandDefinition.Example;
import io.invokectl.cli.command.CommandSession;
import io.invokectl.cli.command.Flag;
import io.invokectl.cli.command.Flags;
import io.invokectl.cli.output.ExitCode;
import io.invokectl.cli.output.UsageException;
import io.invokectl.domain.json.JsonObject;
import io.invokectl.domain.value.InvalidValueException;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Serves the sandbox over HTTP on this machine, for tests of one's own programs. */
public final class ServeCommand implements Command {
    private static final Duration LONG = Duration.ofHours(1);
    private static final int MOST_PORT = 65_535;

    @Override
    public CommandDefinition syntax() {
        return new CommandDefinition(
                "Serves the API on loopback, with the sandbox behind it: real pictures and sounds, no network, no money;"
                        + " any token will do. Prints its address and goes on until Ctrl-C.",
                List.of(
                        Flag.text("port", "<n>", "Listen on this port (default: any that is free)"),
                        Flag.text("fail", "<share>", "Let this share of the jobs fail, such as 0.1"),
                        Flag.text("delay", "<seconds>", "Let each job take so long (default: as long as real ones)"),
                        Flag.text("seed", "<n>", "Make the sandbox's own choices repeatable"),
                        Flag.list("rate", "<n/time>", "Let so many requests through, such as 50/10s"),
                        Flag.list("fault", "<kind=share>", "Let answers go wrong, such as 503=0.02, close=0.01")),
                List.of(
                        new Example("sandbox serve --port 8080", "then use --api-url http://127.0.0.1:8080 -t any"),
                        new Example("sandbox serve --rate 50/10s --fault 503=0.02", "with a rate limit and faults")));
    }

    @Override
    public ExitCode run(CommandSession session) throws InterruptedException {
        try (Served server = session.runtime().serveSandbox(settings(session.flags()))) {
            String address = server.address().value();
            session.output().document(JsonObject.EMPTY.with("address", address), List.of(address));
            session.progress().advise("serving the sandbox; stop it with Ctrl-C");
            while (!session.console().isClosed()) {
                session.runtime().sleeper().sleep(LONG);
            }
            return ExitCode.DONE;
        } catch (InvalidValueException refused) {
            throw new UsageException("sandbox serve: " + refused.problem());
        }
    }

    private static SandboxSettings settings(Flags flags) {
        long port = flags.count("port", "a port").orElse(0L);
        if (port > MOST_PORT) {
            throw new UsageException("--port " + port + " is no port: there are 1 to " + MOST_PORT);
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
