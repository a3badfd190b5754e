package io.invokectl.cli;

import io.invokectl.cli.auth.InitCommand;
import io.invokectl.cli.auth.RemoveCommand;
import io.invokectl.cli.auth.SwitchCommand;
import io.invokectl.cli.batch.ReportCommand;
import io.invokectl.cli.batch.StatusCommand;
import io.invokectl.cli.command.Node;
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

    static Node tree() {
        Node create = Node.command("create", "Submit one job and return at once", () -> new CreateCommand());
        Node get = Node.command("get", "Ask about jobs once", () -> new GetCommand());
        return Node.group(
                "invokectl",
                PURPOSE,
                create,
                get,
                Node.command("run", "Submit one job, wait for it and keep its files", () -> new RunCommand()),
                Node.command("wait", "Wait until jobs have ended", () -> new WaitCommand()),
                Node.command("save", "Keep the files of finished jobs", () -> new SaveCommand()),
                Node.command("list", "Show the jobs in the ledger", () -> new ListCommand()),
                Node.command("show", "Show one job with its attempts and files", () -> new ShowCommand()),
                Node.command("doubts", "Show submissions whose outcome is unknown", () -> new DoubtsCommand())
                        .with(Node.command("resolve", "Say what came of one", () -> new ResolveCommand())),
                batch(),
                ledger(),
                doctl(create, get),
                auth(),
                sandbox(),
                Node.command("doctor", "Look for what is wrong", () -> new DoctorCommand()),
                Node.command(
                        "completion",
                        "Print a script that completes commands in a shell",
                        () -> new CompletionCommand(tree())),
                Node.command("version", "Show the version", () -> new VersionCommand()),
                Node.command("help", "Show the help of a command", () -> new HelpCommand(tree())),
                Node.command("__complete", "Print values for a script of completion", () -> new ValuesCommand()));
    }

    private static Node batch() {
        return Node.group(
                "batch",
                "Many jobs at once, taken up again wherever they stopped",
                Node.command(
                        "run",
                        "Submit the rows of a manifest and keep their files",
                        () -> new io.invokectl.cli.batch.RunCommand()),
                Node.command("status", "Show how the rows stand", () -> new StatusCommand()),
                Node.command("report", "Write a page about them", () -> new ReportCommand()));
    }

    private static Node ledger() {
        return Node.group(
                "ledger",
                "The memory of what was bought",
                Node.command("verify", "Check it against itself and the files", () -> new VerifyCommand()),
                Node.command("prune", "Forget finished jobs", () -> new PruneCommand()));
    }

    private static Node doctl(Node create, Node get) {
        return Node.group(
                        "serverless-inference",
                        "The commands under the names they have in doctl",
                        Node.group("async-invoke", "Jobs that run on their own", create, get)
                                .or("async"))
                .or("inference", "si");
    }

    private static Node auth() {
        return Node.group(
                "auth",
                "Access tokens, kept in doctl's own config file",
                Node.command("init", "Check a token and keep it", () -> new InitCommand()),
                Node.command("list", "Show the contexts there are", () -> new io.invokectl.cli.auth.ListCommand())
                        .or("ls"),
                Node.command("switch", "Make another context the current one", () -> new SwitchCommand()),
                Node.command("remove", "Forget a context", () -> new RemoveCommand()));
    }

    private static Node sandbox() {
        return Node.group(
                "sandbox",
                "A stand-in for the API that needs no network, no token and no money",
                Node.command("serve", "Serve it over HTTP on this machine", () -> new ServeCommand()));
    }
}
