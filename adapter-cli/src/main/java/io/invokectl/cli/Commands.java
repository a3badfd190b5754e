package io.invokectl.cli;

import io.invokectl.cli.auth.InitCommand;
import io.invokectl.cli.auth.RemoveCommand;
import io.invokectl.cli.auth.SwitchCommand;
import io.invokectl.cli.batch.ReportCommand;
import io.invokectl.cli.batch.StatusCommand;
import io.invokectl.cli.command.CommandNode;
import io.invokectl.cli.completion.CompletionCommand;
import io.invokectl.cli.completion.ValuesCommand;
import io.invokectl.cli.doctor.DoctorCommand;
import io.invokectl.cli.invoke.CreateCommand;
import io.invokectl.cli.invoke.GetCommand;
import io.invokectl.cli.invoke.RunCommand;
import io.invokectl.cli.invoke.SaveCommand;
import io.invokectl.cli.invoke.WaitCommand;
import io.invokectl.cli.ledger.DoubtsCommand;
import io.invokectl.cli.ledger.ListCommand;
import io.invokectl.cli.ledger.PruneCommand;
import io.invokectl.cli.ledger.ResolveCommand;
import io.invokectl.cli.ledger.ShowCommand;
import io.invokectl.cli.ledger.VerifyCommand;
import io.invokectl.cli.sandbox.ServeCommand;

/**
 * Which commands there are, and where they stand. A command is named in a lambda: {@code X::new} would load its class at
 * every start.
 */
final class Commands {
    private static final String PURPOSE =
            "Starts image, audio and speech jobs on DigitalOcean's serverless inference, waits for them and brings their"
                    + " files home. Nothing is paid twice, nothing is lost, no wait is silent.";

    private Commands() {}

    static CommandNode tree() {
        CommandNode create =
                CommandNode.command("create", "Submit one job and return at once", () -> new CreateCommand());
        CommandNode get = CommandNode.command("get", "Ask about jobs once", () -> new GetCommand());
        return CommandNode.group(
                "invokectl",
                PURPOSE,
                create,
                get,
                CommandNode.command("run", "Submit one job, wait for it and keep its files", () -> new RunCommand()),
                CommandNode.command("wait", "Wait until jobs have ended", () -> new WaitCommand()),
                CommandNode.command("save", "Keep the files of finished jobs", () -> new SaveCommand()),
                CommandNode.command("list", "Show the jobs in the ledger", () -> new ListCommand()),
                CommandNode.command("show", "Show one job with its attempts and files", () -> new ShowCommand()),
                CommandNode.command("doubts", "Show submissions whose outcome is unknown", () -> new DoubtsCommand())
                        .with(CommandNode.command("resolve", "Say what came of one", () -> new ResolveCommand())),
                batch(),
                ledger(),
                doctl(create, get),
                auth(),
                sandbox(),
                CommandNode.command("doctor", "Look for what is wrong", () -> new DoctorCommand()),
                CommandNode.command(
                        "completion",
                        "Print a script that completes commands in a shell",
                        () -> new CompletionCommand(tree())),
                CommandNode.command("version", "Show the version", () -> new VersionCommand()),
                CommandNode.command("help", "Show the help of a command", () -> new HelpCommand(tree())),
                CommandNode.command(
                        "__complete", "Print values for a script of completion", () -> new ValuesCommand()));
    }

    private static CommandNode batch() {
        return CommandNode.group(
                "batch",
                "Many jobs at once, taken up again wherever they stopped",
                CommandNode.command(
                        "run",
                        "Submit the rows of a manifest and keep their files",
                        () -> new io.invokectl.cli.batch.RunCommand()),
                CommandNode.command("status", "Show how the rows stand", () -> new StatusCommand()),
                CommandNode.command("report", "Write a page about them", () -> new ReportCommand()));
    }

    private static CommandNode ledger() {
        return CommandNode.group(
                "ledger",
                "The memory of what was bought",
                CommandNode.command("verify", "Check it against itself and the files", () -> new VerifyCommand()),
                CommandNode.command("prune", "Forget finished jobs", () -> new PruneCommand()));
    }

    private static CommandNode doctl(CommandNode create, CommandNode get) {
        return CommandNode.group(
                        "serverless-inference",
                        "The commands under the names they have in doctl",
                        CommandNode.group("async-invoke", "Jobs that run on their own", create, get)
                                .or("async"))
                .or("inference", "si");
    }

    private static CommandNode auth() {
        return CommandNode.group(
                "auth",
                "Access tokens, kept in doctl's own config file",
                CommandNode.command("init", "Check a token and keep it", () -> new InitCommand()),
                CommandNode.command(
                                "list", "Show the contexts there are", () -> new io.invokectl.cli.auth.ListCommand())
                        .or("ls"),
                CommandNode.command("switch", "Make another context the current one", () -> new SwitchCommand()),
                CommandNode.command("remove", "Forget a context", () -> new RemoveCommand()));
    }

    private static CommandNode sandbox() {
        return CommandNode.group(
                "sandbox",
                "A stand-in for the API that needs no network, no token and no money",
                CommandNode.command("serve", "Serve it over HTTP on this machine", () -> new ServeCommand()));
    }
}
