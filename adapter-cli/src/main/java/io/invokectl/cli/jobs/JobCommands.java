package io.invokectl.cli.jobs;

import io.invokectl.cli.session.CommandNode;
import java.util.List;

/** The commands for single jobs, at the top level and under the names that doctl uses. */
public final class JobCommands {
    private static final CommandNode CREATE =
            CommandNode.command("create", "Submit a job without waiting for it", () -> new CreateCommand());
    private static final CommandNode GET =
            CommandNode.command("get", "Show the current state of jobs", () -> new GetCommand());

    /** The commands, in the order of the help. */
    public static final List<CommandNode> ALL = List.of(
            CREATE,
            GET,
            CommandNode.command("run", "Submit a job, wait for it and save its files", () -> new RunCommand()),
            CommandNode.command("wait", "Wait for jobs to finish", () -> new WaitCommand()),
            CommandNode.command("save", "Download the files of finished jobs", () -> new SaveCommand()),
            CommandNode.group(
                            "serverless-inference",
                            "Create and get jobs under the names that doctl uses",
                            CommandNode.group("async-invoke", "Create and get asynchronous jobs", CREATE, GET)
                                    .alias("async"))
                    .alias("inference", "si"));

    private JobCommands() {}
}
