package io.invokectl.cli.batch;

import io.invokectl.cli.session.CommandNode;
import java.util.List;

/** The commands for batches. */
public final class BatchCommands {
    /** The commands, in the order of the help. */
    public static final List<CommandNode> ALL = List.of(CommandNode.group(
            "batch",
            "Run many jobs from a manifest, and resume where a run stopped",
            CommandNode.command(
                    "run", "Submit the rows of a manifest and save the results", () -> new BatchRunCommand()),
            CommandNode.command("status", "Show the progress of a batch", () -> new BatchStatusCommand()),
            CommandNode.command("report", "Write an HTML report of a batch", () -> new BatchReportCommand())));

    private BatchCommands() {}
}
